import { afterEach, describe, expect, it } from '@jest/globals';
import {
  DEFAULT_USER,
  profiles,
  RouterOsSimulator,
  type SimulatorOptions,
} from '../support/routeros-simulator/index.js';
import { RawClient, rowsOf } from './support/raw-client.js';

let router: RouterOsSimulator;
afterEach(() => router.stop());

async function loggedIn(options: Partial<SimulatorOptions> = {}): Promise<RawClient> {
  router = await RouterOsSimulator.start({ profile: profiles.v7_24.hardened, ...options });
  const client = await RawClient.open(router);
  expect(await client.login()).toEqual([['!done']]);
  return client;
}

const NO_PERMISSION = [['!trap', '=message=not enough permissions (9)'], ['!done']];

describe('print', () => {
  it('sends a row per item and knows getall as its other name', async () => {
    const client = await loggedIn();
    const printed = await client.talk('/ip/arp/print');
    expect(rowsOf(printed).map((row) => row.address)).toEqual(['192.168.88.10', '192.168.88.11', '192.168.88.12']);
    expect(printed.at(-1)).toEqual(['!done']);
    expect(await client.talk('/ip/arp/getall')).toEqual(printed);
  });

  it('gives rows an id and settings none', async () => {
    const client = await loggedIn();
    expect(rowsOf(await client.talk('/ip/arp/print')).map((row) => row['.id'])).toEqual(['*1', '*2', '*3']);
    expect(rowsOf(await client.talk('/file/print'))[0]?.['.id']).toBe('**2F0001');
    expect(rowsOf(await client.talk('/system/identity/print'))).toEqual([{ name: 'gw-riga-1' }]);
  });

  it('limits rows by query and properties by .proplist', async () => {
    const client = await loggedIn();
    const replies = await client.talk('/ip/arp/print', '?dhcp=false', '=.proplist=address,nonsense');
    expect(replies).toEqual([['!re', '=address=192.168.88.12'], ['!done']]);
  });

  it('sends rows without attributes when no property of theirs was asked for', async () => {
    const client = await loggedIn();
    expect(await client.talk('/ip/arp/print', '=.proplist=comment')).toEqual([['!re'], ['!re'], ['!re'], ['!done']]);
  });

  it('counts', async () => {
    const client = await loggedIn();
    expect(await client.talk('/ip/arp/print', '=count-only=')).toEqual([['!done', '=ret=3']]);
    expect(await client.talk('/ip/arp/print', '=count-only=', '?address=none')).toEqual([['!done', '=ret=0']]);
  });

  it('never returns a secret, whoever put it there', async () => {
    const client = await loggedIn({ profile: profiles.v7_24.hardened.editing('/user', {}, { password: 'hunter2' }) });
    for (const row of rowsOf(await client.talk('/user/print'))) expect(row).not.toHaveProperty('password');
  });

  it.each([
    ['v7_24', [['!empty'], ['!done']]],
    ['v7_22', [['!empty'], ['!done']]],
    ['v7_16', [['!done']]],
    ['v6_49', [['!done']]],
  ] as const)('on %s answers an empty menu as that release does', async (name, replies) => {
    const client = await loggedIn({ profile: profiles[name].hardened });
    expect(await client.talk('/radius/print')).toEqual(replies);
  });
});

describe('what cannot be answered', () => {
  it('traps with category 0 where a menu is absent, in the words of the release', async () => {
    const client = await loggedIn();
    expect(await client.talk('/system/routerboard/print')).toEqual([
      ['!trap', '=category=0', '=message=no such command or directory (routerboard)'],
      ['!done'],
    ]);
    router.setProfile(profiles.v6_49.hardened);
    expect(await client.talk('/system/device-mode/print')).toEqual([
      ['!trap', '=category=0', '=message=no such command prefix'],
      ['!done'],
    ]);
    expect(await client.talk('/ip/arp/juggle')).toEqual([
      ['!trap', '=category=0', '=message=no such command'],
      ['!done'],
    ]);
  });

  it('denies a menu by switch and everything below it', async () => {
    const client = await loggedIn({ profile: profiles.v7_24.hardened.deny('/user') });
    expect(await client.talk('/user/print')).toEqual(NO_PERMISSION);
    expect(await client.talk('/user/active/print')).toEqual(NO_PERMISSION);
    expect(rowsOf(await client.talk('/ip/arp/print'))).toHaveLength(3);
  });

  it('denies reading without the read policy and writing without write', async () => {
    const profile = profiles.v7_24.hardened.adding('/user/group', { name: 'blind', policy: 'api,!read' });
    const client = await loggedIn({ profile, users: [{ ...DEFAULT_USER, group: 'blind' }] });
    expect(await client.talk('/ip/arp/print')).toEqual(NO_PERMISSION);
    expect(await client.talk('/ip/arp/add', '=address=192.0.2.1')).toEqual(NO_PERMISSION);
  });

  it('rejects arguments print does not have', async () => {
    const client = await loggedIn();
    expect((await client.talk('/ip/arp/print', '=colour=red'))[0]).toEqual(['!trap', '=message=unknown parameter']);
  });

  it('says goodbye to /quit', async () => {
    const client = await loggedIn();
    expect(await client.talk('/quit')).toEqual([['!fatal', 'session terminated on request']]);
    expect(await client.ended()).toBe('fin');
  });
});

describe('tags', () => {
  it.each([
    ['first', ['!re', '.tag=7', '=address=192.168.88.12']],
    ['last', ['!re', '=address=192.168.88.12', '.tag=7']],
  ] as const)('stand %s in every reply of the sentence', async (tagPosition, row) => {
    const client = await loggedIn({ tagPosition });
    const replies = await client.talk('/ip/arp/print', '.tag=7', '?dhcp=false', '=.proplist=address');
    expect(replies).toEqual([row, ['!done', '.tag=7']]);
  });

  it('mark traps, and count as none when empty', async () => {
    const client = await loggedIn();
    expect(await client.talk('/nowhere/print', '.tag=a')).toEqual([
      ['!trap', '.tag=a', '=category=0', '=message=no such command or directory (nowhere)'],
      ['!done', '.tag=a'],
    ]);
    expect(await client.talk('/radius/print', '.tag=')).toEqual([['!empty'], ['!done']]);
  });
});

describe('cancel', () => {
  it('interrupts in the documented order: trap, done of the cancel, done of the cancelled', async () => {
    const client = await loggedIn();
    client.send('/ip/arp/listen', '.tag=1');
    client.send('/cancel', '=tag=1', '.tag=2');
    expect(await client.replies(2)).toEqual([
      ['!trap', '.tag=1', '=category=2', '=message=interrupted'],
      ['!done', '.tag=2'],
      ['!done', '.tag=1'],
    ]);
  });

  it('without a tag interrupts everything but itself', async () => {
    const client = await loggedIn();
    client.send('/ip/arp/listen', '.tag=1');
    client.send('/log/listen', '.tag=2');
    client.send('/cancel', '.tag=3');
    const tags = (await client.replies(3)).map(([head, tag]) => `${head ?? ''} ${tag ?? ''}`);
    expect(tags).toEqual(['!trap .tag=1', '!trap .tag=2', '!done .tag=3', '!done .tag=1', '!done .tag=2']);
  });

  it('stops a reply that never ends', async () => {
    const client = await loggedIn({ faults: { command: 'endless', onMenu: '/log' } });
    client.send('/log/print', '.tag=1');
    await client.until(() => client.received.length > 10_000);
    client.send('/cancel', '=tag=1', '.tag=2');
    const replies = await client.replies(2);
    expect(replies.at(-3)).toEqual(['!trap', '.tag=1', '=category=2', '=message=interrupted']);
    expect(rowsOf(replies).length).toBeGreaterThan(50);
    expect(await client.talk('/radius/print')).toEqual([['!empty'], ['!done']]);
  });
});

describe('check-for-updates', () => {
  it('progresses by section', async () => {
    const client = await loggedIn();
    const rows = rowsOf(await client.talk('/system/package/update/check-for-updates'));
    expect(rows.map((row) => [row['.section'], row.status])).toEqual([
      ['0', 'finding out latest version...'],
      ['1', 'System is already up to date'],
    ]);
  });
});
