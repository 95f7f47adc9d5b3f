import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type CommandFault,
  type Delivery,
  type Faults,
  profiles,
  RouterOsSimulator,
  WINDOWS_1252_COMMENT,
} from '../support/routeros-simulator/index.js';
import { RawClient, rowsOf } from './support/raw-client.js';

let router: RouterOsSimulator;
afterEach(() => router.stop());

async function dial(faults: Faults): Promise<RawClient> {
  router = await RouterOsSimulator.start({ profile: profiles.v7_24.hardened, faults });
  return RawClient.open(router);
}

async function loggedIn(faults: Faults): Promise<RawClient> {
  const client = await dial(faults);
  await client.login();
  return client;
}

const arp = (client: RawClient) => client.talk('/ip/arp/print', '.tag=5', '=.proplist=address');
const ARP = [
  ['!re', '.tag=5', '=address=192.168.88.10'],
  ['!re', '.tag=5', '=address=192.168.88.11'],
  ['!re', '.tag=5', '=address=192.168.88.12'],
  ['!done', '.tag=5'],
];

describe('delivery', () => {
  it.each<[Delivery, number]>([
    ['byte-wise', 30],
    ['split-in-length', 10],
    ['split-at-words', 10],
    ['coalesced', 1],
  ])('%s arrives whole, in pieces', async (delivery, pieces) => {
    const client = await loggedIn({ delivery });
    const before = client.chunkCount;
    expect(await arp(client)).toEqual(ARP);
    const arrived = client.chunkCount - before;
    if (pieces === 1) expect(arrived).toBe(1);
    else expect(arrived).toBeGreaterThan(pieces);
  });
});

describe('at connect', () => {
  it.each([
    ['fin', 'fin'],
    ['too-many-sessions', 'fin'],
    ['reset', 'reset'],
    ['garbage', 'fin'],
  ] as const)('%s ends in %s before a word is said', async (connect, ended) => {
    const client = await dial({ connect });
    expect(await client.ended()).toBe(ended);
    expect(router.sessions).toEqual([]);
  });

  it('can be a web server by mistake', async () => {
    const client = await dial({ connect: 'http-banner' });
    client.send('/login');
    expect(await client.ended()).toBe('fin');
    expect(client.received.toString()).toMatch(/^HTTP\/1\.1 400/);
  });

  it('can be silence', async () => {
    const client = await dial({ connect: 'silence' });
    client.send('/login', '=name=siteward', '=password=siteward');
    const second = await dialAgainWhenWell();
    expect(await second.login()).toEqual([['!done']]);
    expect(client.received).toHaveLength(0);
  });

  it('ends beyond the sessions the router allows', async () => {
    const first = await loggedIn({ maxSessions: 1 });
    const second = await RawClient.open(router);
    expect(await second.ended()).toBe('fin');
    expect(await arp(first)).toEqual(ARP);
  });

  it('can hang up on everybody and be back at once', async () => {
    const first = await loggedIn({});
    router.hangUp();
    expect(await first.ended()).toBe('reset');
    const second = await RawClient.open(router);
    expect(await second.login()).toEqual([['!done']]);
  });

  it('strikes as often as told, then the router is well', async () => {
    const first = await dial({ connect: 'reset', times: 1 });
    expect(await first.ended()).toBe('reset');
    const second = await RawClient.open(router);
    expect(await second.login()).toEqual([['!done']]);
  });

  async function dialAgainWhenWell(): Promise<RawClient> {
    router.setFaults({});
    return RawClient.open(router);
  }
});

describe('at login', () => {
  it.each([
    ['fin', 'fin'],
    ['reset', 'reset'],
    ['garbage', 'fin'],
    ['fatal', 'fin'],
  ] as const)('%s ends in %s', async (login, ended) => {
    const client = await dial({ login });
    client.send('/login', '=name=siteward', '=password=siteward');
    expect(await client.ended()).toBe(ended);
    expect(router.sessions[0]?.user).toBeNull();
  });

  it('can be an unknown reply, a trap without words, or a done that admits nobody', async () => {
    const client = await dial({ login: 'unknown-reply' });
    client.send('/login');
    await client.until(() => client.received.includes('!news'));
    router.setFaults({ login: 'bare-trap' });
    expect((await client.login()).slice(-2)).toEqual([['!trap'], ['!done']]);
    router.setFaults({ login: 'mute-done' });
    expect(await client.login()).toEqual([['!done']]);
    expect(await client.talk('/ip/arp/print')).toEqual([['!fatal', 'not logged in']]);
  });
});

describe('at a command', () => {
  it.each<[CommandFault, 'fin' | 'reset']>([
    ['fin', 'fin'],
    ['reset', 'reset'],
    ['fin-mid-reply', 'fin'],
    ['reset-mid-reply', 'reset'],
    ['fatal-mid-reply', 'fin'],
    ['garbage', 'fin'],
    ['http-banner', 'fin'],
  ])('%s ends in %s', async (command, ended) => {
    const client = await loggedIn({ command });
    client.send('/ip/arp/print');
    expect(await client.ended()).toBe(ended);
    expect(client.received.includes('!done')).toBe(false);
  });

  it('cuts a reply in the middle', async () => {
    const client = await loggedIn({ command: 'fin-mid-reply' });
    client.send('/ip/arp/print');
    await client.ended();
    expect(client.received.includes('192.168.88.10')).toBe(true);
    expect(client.received.includes('192.168.88.12')).toBe(false);
  });

  it.each<[CommandFault, string]>([
    ['huge-length', 'f0ffffffff'],
    ['control-byte', 'f8'],
  ])('%s leaves the connection open after %s', async (command, hex) => {
    const client = await loggedIn({ command });
    client.send('/ip/arp/print');
    await client.until(() => client.received.toString('hex') === hex);
    expect(router.sessions[0]?.isOpen).toBe(true);
  });

  it('talks to strangers and without tags before it answers', async () => {
    const client = await loggedIn({ command: 'unknown-tag' });
    client.send('/ip/arp/print', '.tag=5', '=.proplist=address');
    expect(await client.replies(2)).toEqual([['!re', '.tag=nobody', '=stray=true'], ['!done', '.tag=nobody'], ...ARP]);
    router.setFaults({ command: 'untagged-reply' });
    client.send('/ip/arp/print', '.tag=5', '=.proplist=address');
    expect(await client.replies(2)).toEqual([['!re', '=stray=true'], ['!done'], ...ARP]);
  });

  it('trickles, reply by reply', async () => {
    const client = await loggedIn({ command: 'trickle', trickleMs: 5 });
    expect(await arp(client)).toEqual(ARP);
    expect(client.chunkCount).toBeGreaterThanOrEqual(ARP.length);
  });

  it('sends twenty thousand rows, all different', async () => {
    const client = await loggedIn({ command: 'many-rows' });
    const rows = rowsOf(await client.talk('/ip/arp/print'));
    expect(rows).toHaveLength(20_000);
    expect(new Set(rows.map((row) => row.address)).size).toBe(20_000);
    expect(new Set(rows.map((row) => row['mac-address'])).size).toBe(20_000);
  });

  it('sends words of 300 KiB', async () => {
    const client = await loggedIn({ command: 'huge-word' });
    expect(rowsOf(await client.talk('/ip/arp/print'))[0]?.contents).toHaveLength(300 * 1024);
  });

  it('sends comments in the code page of an old PC', async () => {
    const client = await loggedIn({ command: 'windows-1252' });
    client.send('/system/identity/print');
    await client.until(() => client.received.includes('!done'));
    const word = Buffer.from('=comment=B\xfcro \x96 Empfang', 'latin1');
    expect(client.received.includes(word)).toBe(true);
    expect(WINDOWS_1252_COMMENT).toHaveLength(word.length - '=comment='.length);
  });

  it.each<[CommandFault, string[][]]>([
    ['rows-without-attributes', [['!re'], ['!re'], ['!re'], ['!done']]],
    ['proplist-hides-rows', [['!done']]],
    ['bare-trap', [['!trap'], ['!done']]],
    ['device-mode-trap', [['!trap', '=message=not allowed by device-mode'], ['!done']]],
    [
      'several-traps',
      [
        ['!trap', '=category=1', '=message=first of two'],
        ['!trap', '=category=4', '=message=second of two'],
        ['!done'],
      ],
    ],
  ])('%s', async (command, replies) => {
    const client = await loggedIn({ command });
    expect(await client.talk('/ip/arp/print')).toEqual(replies);
  });

  it('strikes in one menu only when told so', async () => {
    const client = await loggedIn({ command: 'bare-trap', onMenu: '/user' });
    expect(await arp(client)).toEqual(ARP);
    expect(await client.talk('/user/print')).toEqual([['!trap'], ['!done']]);
  });

  it('falls silent, at once or halfway, with the connection open', async () => {
    const client = await loggedIn({ command: 'silence-mid-reply' });
    client.send('/ip/arp/print');
    await client.until(() => client.received.includes('192.168.88.10'));
    client.send('/ip/arp/print');
    router.setFaults({});
    const witness = await RawClient.open(router);
    await witness.login();
    expect(await arp(witness)).toEqual(ARP);
    expect(client.received.includes('192.168.88.12')).toBe(false);
    expect(router.sessions[0]?.isOpen).toBe(true);
  });
});
