import { describe, expect, it } from '@jest/globals';
import { parseNmapVersion } from './version.js';

describe('parseNmapVersion', () => {
  it.each([
    ['Nmap version 7.93 ( https://nmap.org )\nPlatform: x86_64', { major: 7, minor: 93, text: '7.93' }],
    ['\nNmap version 7.95SVN ( https://nmap.org )', { major: 7, minor: 95, text: '7.95SVN' }],
    ['BusyBox v1.36', null],
    ['', null],
  ])('reads %j', (output, version) => {
    expect(parseNmapVersion(output)).toEqual(version);
  });
});
