import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseEnvFile, withVariables } from './env-file.js';

describe('a file of variables', () => {
  it('is read as systemd reads it', () => {
    const text = `# a comment\n; another\n\nNAME=plain\nQUOTED="a \\"b\\" c"\nSINGLE='$x \\ y'\n  SPACED=  v w  \nEMPTY=\nno line\n`;
    expect(parseEnvFile(text)).toEqual({
      NAME: 'plain',
      QUOTED: 'a "b" c',
      SINGLE: '$x \\ y',
      SPACED: 'v w',
      EMPTY: '',
    });
  });

  it('keeps what nobody asked to change, in its place', () => {
    const text = '# site\nSITE_ID=1\n\n# router\nROUTER_HOST=old\nLOG_LEVEL=info\n';
    const changed = withVariables(text, { ROUTER_HOST: 'new', ROUTER_USER: 'a b', LOG_LEVEL: undefined });
    expect(changed).toBe('# site\nSITE_ID=1\n\n# router\nROUTER_HOST=new\nROUTER_USER="a b"\n');
    expect(withVariables('', { A: '1' })).toBe('A=1\n');
  });

  it('gives back every value that was put in', () => {
    const values = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text) && text.trim() === text);
    fc.assert(
      fc.property(values, (value) => {
        expect(parseEnvFile(withVariables('X=1\n', { Y: value })).Y).toBe(value);
      }),
    );
  });

  it('refuses what would become another line', () => {
    expect(() => withVariables('', { A: '1\nB=2' })).toThrow(/A may not hold/);
  });
});
