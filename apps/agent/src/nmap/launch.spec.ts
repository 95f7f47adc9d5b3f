import { describe, expect, it } from '@jest/globals';
import { findProgram, launchOf } from './launch.js';

describe('launchOf', () => {
  const nmap = { file: '/usr/bin/nmap', argv: ['-n', '--', '10.0.0.1'] };

  it('ties the program to its parent when setpriv is there', () => {
    expect(launchOf(nmap, '/usr/bin/setpriv')).toEqual({
      file: '/usr/bin/setpriv',
      argv: ['--pdeathsig', 'KILL', '--', '/usr/bin/nmap', '-n', '--', '10.0.0.1'],
    });
  });

  it('starts the program as it is when setpriv is missing', () => {
    expect(launchOf(nmap, null)).toEqual(nmap);
  });
});

describe('findProgram', () => {
  it('finds programs by name and by absolute path only', async () => {
    expect(await findProgram('sh')).toMatch(/^\/.*\/sh$/);
    expect(await findProgram('/bin/sh')).toBe('/bin/sh');
    expect(await findProgram('./sh')).toBeNull();
    expect(await findProgram('no-such-program')).toBeNull();
    expect(await findProgram('/etc/passwd')).toBeNull();
  });
});
