import { describe, expect, it } from '@jest/globals';
import { childrenMaySendRawPackets, maySendRawPackets } from './privileges.js';

const ALL = '000001fffeffffff';
const NET_RAW = '0000000000002000';
const NONE = '0000000000000000';
const status = (uid: number, effective: string, bounding: string, ambient: string): string =>
  `Name:\tnode\nUid:\t1000\t${uid}\t1000\t1000\nCapEff:\t${effective}\nCapBnd:\t${bounding}\nCapAmb:\t${ambient}\n`;

describe('childrenMaySendRawPackets', () => {
  it.each([
    ['root', status(0, ALL, ALL, NONE), true],
    ['root in a container without the capability', status(0, 'a80405fb', 'ffffdfff', NONE), false],
    ['root that gave the capability up', status(0, NONE, ALL, NONE), false],
    ['a service with the ambient capability', status(990, NET_RAW, ALL, NET_RAW), true],
    ['a file capability, which children do not inherit', status(990, NET_RAW, ALL, NONE), false],
    ['a plain user', status(1000, NONE, ALL, NONE), false],
    ['no status at all', '', false],
    ['masks that are none', status(0, 'zzz', 'zzz', 'zzz'), false],
  ])('%s', (_, text, expected) => {
    expect(childrenMaySendRawPackets(text)).toBe(expected);
  });

  it('answers for this process, and for one that runs with other rights', async () => {
    expect(typeof (await maySendRawPackets())).toBe('boolean');
    expect(await maySendRawPackets(process.pid)).toBe(await maySendRawPackets());
    expect(await maySendRawPackets(2 ** 30)).toBe(false); // there is none
  });
});
