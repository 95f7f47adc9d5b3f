import { afterEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  profiles,
  RouterOsSimulator,
  type SimulatedUser,
  type SimulatorOptions,
} from '../support/routeros-simulator/index.js';
import { challengeResponse } from '../support/routeros-simulator/session/login.js';
import { RawClient } from './support/raw-client.js';

let router: RouterOsSimulator;
afterEach(() => router.stop());

async function dial(options: Partial<SimulatorOptions> = {}): Promise<RawClient> {
  router = await RouterOsSimulator.start({ profile: profiles.v7_16.hardened, ...options });
  return RawClient.open(router);
}

const REFUSED = [['!trap', '=message=invalid user name or password (6)'], ['!done']];

describe('the modern login', () => {
  it('admits with name and password, and masks the password in the record', async () => {
    const client = await dial();
    expect(await client.login()).toEqual([['!done']]);
    expect(router.sessions[0]?.user).toBe('siteward');
    expect(router.sessions[0]?.sentences).toEqual([['/login', '=name=siteward', '=password=***']]);
  });

  it('refuses a wrong password and lets the connection try again', async () => {
    const client = await dial();
    expect(await client.login('siteward', 'guess')).toEqual(REFUSED);
    expect(await client.login('nobody', 'siteward')).toEqual(REFUSED);
    expect(await client.login()).toEqual([['!done']]);
  });

  it('answers a bare /login without a challenge', async () => {
    const client = await dial();
    expect(await client.talk('/login')).toEqual([['!done']]);
    expect(await client.talk('/ip/arp/print')).toEqual([['!fatal', 'not logged in']]);
  });

  it('takes passwords with = and characters beyond ASCII', async () => {
    const client = await dial({ users: [{ name: 'siteward', password: 'a=пароль=', group: 'read' }] });
    expect(await client.login('siteward', 'a=пароль=')).toEqual([['!done']]);
  });

  it('treats a user without the api policy like one with a wrong password', async () => {
    const profile = profiles.v7_16.hardened.adding('/user/group', { name: 'web', policy: 'read,web,!api' });
    const client = await dial({ profile, users: [{ name: 'siteward', password: 'siteward', group: 'web' }] });
    expect(await client.login()).toEqual(REFUSED);
  });

  it('respects the address a user is bound to', async () => {
    const user: SimulatedUser = { name: 'siteward', password: 'siteward', group: 'read' };
    const client = await dial({
      users: [
        { ...user, address: '192.0.2.0/24' },
        { ...user, name: 'local', address: '127.0.0.0/8' },
      ],
    });
    expect(await client.login()).toEqual(REFUSED);
    expect(await client.login('local')).toEqual([['!done']]);
  });
});

describe('the challenge login', () => {
  const challenge = Buffer.from('93b438ec9b80057c06dd9fe67d56aa9a', 'hex');

  it.each([
    ['', '00e134102a9d330dd7b1849fedfea3cb57'],
    ['test', '006ce8434a07ce6e47f59efab1386a8996'],
    ['пароль', '008282e2b43134978edf8caed8fb4d5e43'],
  ])('answers the reference challenge for %j', (password, response) => {
    expect(challengeResponse(password, challenge)).toBe(response);
  });

  async function answerChallenge(client: RawClient, password: string): Promise<string[][]> {
    const [[head, ret = ''] = []] = await client.talk('/login', '=name=siteward', '=password=siteward');
    expect(head).toBe('!done');
    expect(ret).toMatch(/^=ret=[0-9a-f]{32}$/);
    const digest = createHash('md5');
    digest.update(`\0${password}`).update(Buffer.from(ret.slice(5), 'hex'));
    return client.talk('/login', '=name=siteward', `=response=00${digest.digest('hex')}`);
  }

  it('ignores a password sent in clear and admits the right response', async () => {
    const client = await dial({ login: 'legacy', profile: profiles.v6_49.factory });
    expect(await answerChallenge(client, 'siteward')).toEqual([['!done']]);
    expect((await client.talk('/system/identity/print'))[0]).toContain('=name=MikroTik');
  });

  it('refuses the wrong response in the old words', async () => {
    const client = await dial({ login: 'legacy', profile: profiles.v6_49.factory });
    expect(await answerChallenge(client, 'guess')).toEqual([['!trap', '=message=cannot log in'], ['!done']]);
  });

  it('stands beside the modern one between 6.43 and 6.45', async () => {
    const client = await dial({ login: 'both' });
    const [[, ret = ''] = []] = await client.talk('/login');
    expect(ret).toMatch(/^=ret=[0-9a-f]{32}$/);
    expect(await client.login()).toEqual([['!done']]);
  });
});

describe('before the login', () => {
  const NOT_LOGGED_IN = Buffer.from('0621666174616c0d6e6f74206c6f6767656420696e00', 'hex');

  it.each([
    ['a command', Buffer.from('0d2f69702f6172702f7072696e7400', 'hex')],
    ['a tagged command', Buffer.from('0d2f69702f6172702f7072696e74062e7461673d3700', 'hex')],
    ['garbage', Buffer.concat([Buffer.from([0x3a]), Buffer.alloc(58, 0x80), Buffer.from([0])])],
  ])('answers %s with the fatal reply, to the byte, and closes', async (_what, bytes) => {
    const client = await dial();
    client.write(bytes);
    expect(await client.ended()).toBe('fin');
    expect(client.received.equals(NOT_LOGGED_IN)).toBe(true);
  });

  it('closes without a word at a reserved byte', async () => {
    const client = await dial();
    client.write(Buffer.from('f8', 'hex'));
    expect(await client.ended()).toBe('fin');
    expect(client.received).toHaveLength(0);
  });
});
