import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ScanRouterChecked } from '#contracts';
import {
  readNeighbours,
  readRouter,
  type RouterAccess,
  type RouterReading,
} from '../../apps/agent/src/routeros/index.js';
import {
  type CommandFault,
  type ConnectFault,
  type Delivery,
  type LoginFault,
  type ProfileName,
  profiles,
  RouterOsSimulator,
  type SimulatorOptions,
  WINDOWS_1252_COMMENT,
} from '../support/routeros-simulator/index.js';

const PASSWORD = 'pässwort-7Hq2';
const USER = { name: 'siteward', password: PASSWORD, group: 'siteward' };
const NAMES = Object.keys(profiles) as ProfileName[];
const HURRY = { connectMs: 600, loginMs: 600, commandMs: 600, readingMs: 3_000, closeMs: 200 };
/** A bound on the whole reading with these limits: anything longer hangs. */
const PATIENCE_MS = 6_000;

const running: RouterOsSimulator[] = [];
const escaped: unknown[] = [];
const note = (error: unknown): void => {
  escaped.push(error);
};

beforeEach(() => {
  escaped.length = 0;
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
  // Rejections that nobody caught are reported after the microtasks of this turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.off('uncaughtException', note);
  process.off('unhandledRejection', note);
  expect(escaped).toEqual([]);
});

async function start(options: Partial<SimulatorOptions> = {}): Promise<RouterOsSimulator> {
  const simulator = await RouterOsSimulator.start({ profile: profiles.v7_24.hardened, users: [USER], ...options });
  running.push(simulator);
  return simulator;
}

function accessTo(simulator: RouterOsSimulator, change: Partial<RouterAccess> = {}): RouterAccess {
  return {
    host: simulator.host,
    port: simulator.port,
    user: USER.name,
    password: PASSWORD,
    tls: { mode: 'plain' },
    legacyLogin: false,
    limits: HURRY,
    ...change,
  };
}

async function look(access: RouterAccess, signal = new AbortController().signal): Promise<RouterReading> {
  const started = performance.now();
  const reading = await readRouter(access, signal, () => new Date());
  expect(performance.now() - started).toBeLessThan(PATIENCE_MS);
  expect(JSON.stringify(reading)).not.toContain(PASSWORD);
  return reading;
}

const idsOf = (reading: RouterReading, verdict: string): string[] =>
  reading.checks.filter((check) => check.verdict === verdict).map(({ id }) => id);

const answerOf = (reading: RouterReading, id: string) => reading.checks.find((check) => check.id === id);

/** Until the simulator has seen every connection go. */
async function everybodyLeft(simulator: RouterOsSimulator): Promise<void> {
  while (simulator.sessions.some((session) => session.isOpen)) await new Promise((resolve) => setImmediate(resolve));
}

describe('a healthy router', () => {
  it.each(
    NAMES.flatMap((name) => (['factory', 'hardened', 'compromised'] as const).map((state) => [name, state] as const)),
  )('%s %s is read completely and fits the contract', async (name, state) => {
    const simulator = await start({ profile: profiles[name][state] });
    const reading = await look(accessTo(simulator));
    expect(reading).toMatchObject({ outcome: 'complete', reason: null });
    expect(reading.facts?.version).toContain(profiles[name].factory.version.split(' ')[0]);
    const published = ScanRouterChecked.publish.safeParse(payloadOf(reading));
    expect(published.error?.issues ?? []).toEqual([]);
    await everybodyLeft(simulator);
  });

  it('tells what it is, what it serves and whom it has met', async () => {
    const { facts, neighbours } = await look(accessTo(await start({ profile: profiles.v7_16.factory })));
    expect(facts).toMatchObject({ identity: 'MikroTik', platform: 'MikroTik', update_channel: 'stable' });
    expect(facts?.services.map(({ name }) => name)).toEqual(expect.arrayContaining(['ssh', 'winbox', 'api-ssl']));
    expect(facts?.interfaces.find(({ name }) => name === 'ether1')?.mac).toBe('00:00:5E:00:53:01');
    expect(facts?.arp_entries).toBeGreaterThan(0);
    expect(neighbours.length).toBeGreaterThan(0);
    expect(neighbours.map(({ source }) => source)).toContain('router_arp');
  });

  it('is asked by print only, always for named properties, never for a secret', async () => {
    for (const name of NAMES) {
      const simulator = await start({ profile: profiles[name].factory });
      await look(accessTo(simulator));
      const sentences = simulator.sessions.flatMap((session) => session.sentences);
      const [login, ...reads] = sentences;
      expect(login?.[0]).toBe('/login');
      expect(reads.length).toBeGreaterThan(40);
      for (const words of reads) {
        expect(words[0]).toMatch(/^\/[a-z0-9/-]+\/print$/);
        const asked =
          words
            .find((word) => word.startsWith('=.proplist='))
            ?.slice('=.proplist='.length)
            .split(',') ?? [];
        expect(asked.length).toBeGreaterThan(0);
        expect(
          asked.filter((property) => /^(.*-)?(password|secrets?|passphrase|private-key|.*shared-key)$/.test(property)),
        ).toEqual([]);
      }
    }
  });

  it.each(['byte-wise', 'split-in-length', 'split-at-words', 'coalesced'] as Delivery[])(
    'gives the same answers when TCP delivers %s',
    async (delivery) => {
      const whole = await look(accessTo(await start()));
      const cut = await look(accessTo(await start({ faults: { delivery } }), { limits: {} }));
      expect(cut.outcome).toBe('complete');
      expect(idsOf(cut, 'pass')).toEqual(idsOf(whole, 'pass'));
      expect(cut.neighbours).toEqual(whole.neighbours);
    },
  );

  it('may put the tag at the end of its replies', async () => {
    expect((await look(accessTo(await start({ tagPosition: 'last' })))).outcome).toBe('complete');
  });

  it('is asked a second time for its neighbours alone', async () => {
    const simulator = await start();
    const first = await look(accessTo(simulator));
    const { neighbours: again } = await readNeighbours(accessTo(simulator), new AbortController().signal);
    expect(again).toEqual(first.neighbours);
    expect(simulator.sessions[1]?.sentences.length).toBeLessThan(6);
  });
});

describe('the checks', () => {
  it.each(NAMES)('find nothing on a hardened %s but what its version implies', async (name) => {
    const reading = await look(accessTo(await start({ profile: profiles[name].hardened })));
    expect(idsOf(reading, 'fail').filter((id) => id !== 'sys.eol-train')).toEqual([]);
    const open = reading.checks.filter(({ verdict }) => verdict === 'unknown');
    expect(open.map(({ unknown }) => unknown?.reason).filter((reason) => reason !== 'not_applicable')).toEqual([]);
  });

  it('leaves nothing to wish for on a hardened router of a supported train', async () => {
    expect(idsOf(await look(accessTo(await start({ profile: profiles.v7_24.hardened }))), 'fail')).toEqual([]);
  });

  it.each(NAMES)('find the factory settings of %s wanting', async (name) => {
    const reading = await look(accessTo(await start({ profile: profiles[name].factory })));
    const failed = idsOf(reading, 'fail');
    expect(failed).toEqual(
      expect.arrayContaining([
        ...['sys.default-identity', 'sys.ntp-off', 'sys.clock-wrong', 'sys.no-remote-log', 'sys.update-available'],
        ...['mgmt.plain-telnet', 'mgmt.plain-ftp', 'mgmt.plain-www', 'mgmt.plain-api', 'mgmt.service-unrestricted'],
        ...['mgmt.tls-no-cert', 'mgmt.ssh-null-cipher', 'mgmt.mac-telnet', 'mgmt.btest-noauth', 'mgmt.port-changed'],
        ...['acct.admin', 'acct.no-address', 'acct.expired-password', 'acct.agent-overprivileged', 'acct.radius-full'],
        ...['fw.no-input-filter', 'fw.mgmt-from-wan', 'fw.forward-wan-open', 'fw.nat-mgmt', 'fw.nat-any'],
        ...['dns.open-resolver', 'dns.doh-no-verify', 'svc.upnp', 'svc.smb', 'svc.snmp-write', 'svc.pptp'],
        ...['svc.interface-unused', 'sys.packages-unneeded'],
      ]),
    );
    expect(failed.filter((id) => id.startsWith('ioc.'))).toEqual([]);
    for (const check of reading.checks.filter(({ verdict }) => verdict === 'fail')) {
      expect(check.evidence?.asked).toMatch(/^\//);
      expect(check.evidence?.found).not.toBe('');
    }
  });

  it.each(NAMES)('raise every indicator on a compromised %s', async (name) => {
    const failed = idsOf(await look(accessTo(await start({ profile: profiles[name].compromised }))), 'fail');
    expect(failed.filter((id) => id.startsWith('ioc.')).sort()).toEqual(
      [
        ...['ioc.c2-address', 'ioc.dns-cache', 'ioc.dns-static', 'ioc.file', 'ioc.fw-accept-hole', 'ioc.fw-comment'],
        ...['ioc.history', 'ioc.hooks', 'ioc.log', 'ioc.webproxy-page'],
        ...['ioc.mikrotrick-scheduler', 'ioc.nat-public', 'ioc.scheduler-fetch', 'ioc.scheduler-meris-name'],
        ...['ioc.script', 'ioc.sniffer', 'ioc.socks', 'ioc.ssh-key', 'ioc.traffic-flow', 'ioc.user', 'ioc.vpn-client'],
      ].sort(),
    );
  });
});

describe('what the login may not see', () => {
  it('leaves the checks about it open and makes the reading partial', async () => {
    const profile = profiles.v7_16.hardened.deny('/user').deny('/ip/firewall');
    const reading = await look(accessTo(await start({ profile })));
    expect(reading.outcome).toBe('partial');
    expect(reading.reason).toContain('/ip/firewall/filter');
    expect(answerOf(reading, 'acct.admin')).toMatchObject({ verdict: 'unknown', unknown: { reason: 'no_permission' } });
    expect(answerOf(reading, 'fw.no-input-filter')).toMatchObject({ verdict: 'unknown' });
    expect(answerOf(reading, 'mgmt.plain-telnet')).toMatchObject({ verdict: 'pass' });
    expect(reading.facts?.users).toEqual([]);
  });

  it('is no pass when the menu is not there', async () => {
    const profile = profiles.v7_16.hardened.without('/ip/upnp').without('/snmp');
    const reading = await look(accessTo(await start({ profile })));
    expect(reading.outcome).toBe('complete');
    for (const id of ['svc.upnp', 'svc.snmp-write']) {
      expect(answerOf(reading, id)).toMatchObject({ verdict: 'unknown', unknown: { reason: 'not_applicable' } });
    }
  });

  it('is no pass when it may see nothing at all', async () => {
    const nobody = { ...USER, group: 'blind' };
    const profile = profiles.v7_16.hardened.adding('/user/group', { name: 'blind', policy: 'api,!read' });
    const reading = await look(accessTo(await start({ profile, users: [nobody] })));
    expect(reading.outcome).toBe('partial');
    expect(idsOf(reading, 'pass')).toEqual([]);
  });
});

describe('the login', () => {
  it('is refused for a wrong password, and the password stays out of every text', async () => {
    const simulator = await start({ users: [{ ...USER, password: 'another' }] });
    const reading = await look(accessTo(simulator));
    expect(reading).toMatchObject({ outcome: 'login_refused', facts: null, checks: [], neighbours: [] });
    expect(reading.reason).toMatch(/refused the login.*Check user name, password/);
    await everybodyLeft(simulator);
  });

  it('answers the challenge of an old router only when that is allowed', async () => {
    const simulator = await start({ profile: profiles.v6_49.hardened, login: 'legacy' });
    expect((await look(accessTo(simulator))).reason).toMatch(/before 6\.43/);
    expect((await look(accessTo(simulator, { legacyLogin: true }))).outcome).toBe('complete');
    const wrong = await look(accessTo(simulator, { legacyLogin: true, password: 'falsch-ß' }));
    expect(wrong.outcome).toBe('login_refused');
  });
});

describe('TLS', () => {
  const fingerprintOf = (simulator: RouterOsSimulator) => simulator.certificateFingerprint ?? '';

  it('trusts exactly the pinned certificate, in any notation', async () => {
    const simulator = await start({ tls: 'certificate' });
    const fingerprint = fingerprintOf(simulator);
    for (const written of [fingerprint, fingerprint.replaceAll(':', '').toLowerCase()]) {
      const reading = await look(accessTo(simulator, { tls: { mode: 'pinned', fingerprint: written } }));
      expect(reading.outcome).toBe('complete');
    }
    expect(simulator.sessions.every((session) => session.encrypted)).toBe(true);
  });

  it('tells nothing to a router with another fingerprint', async () => {
    const simulator = await start({ tls: 'certificate' });
    const reading = await look(accessTo(simulator, { tls: { mode: 'pinned', fingerprint: 'AB'.repeat(32) } }));
    expect(reading.outcome).toBe('tls_untrusted');
    expect(reading.reason).toContain(fingerprintOf(simulator));
    expect(simulator.sessions.flatMap(({ sentences }) => sentences)).toEqual([]);
  });

  it.each(['certificate', 'expired-certificate', 'anonymous'] as const)(
    'does not take a %s for verified',
    async (tls) => {
      const simulator = await start({ tls });
      expect((await look(accessTo(simulator, { tls: { mode: 'verified' } }))).outcome).toBe('tls_untrusted');
      expect(simulator.sessions.flatMap(({ sentences }) => sentences)).toEqual([]);
    },
  );

  it('works without a certificate only when asked to', async () => {
    const simulator = await start({ tls: 'anonymous' });
    expect((await look(accessTo(simulator, { tls: { mode: 'anonymous' } }))).outcome).toBe('complete');
    const pinned = await look(accessTo(simulator, { tls: { mode: 'pinned', fingerprint: 'AB'.repeat(32) } }));
    expect(pinned.outcome).toBe('tls_untrusted');
  });

  it('is told apart from the clear-text port, both ways round', async () => {
    const clear = await look(accessTo(await start(), { tls: { mode: 'verified' } }));
    expect(['protocol_violation', 'unreachable', 'timed_out']).toContain(clear.outcome);
    const encrypted = await look(accessTo(await start({ tls: 'certificate' })));
    expect(['protocol_violation', 'unreachable', 'timed_out']).toContain(encrypted.outcome);
  });
});

describe('a router that misbehaves', () => {
  const CONNECT: Record<ConnectFault, string> = {
    silence: 'timed_out',
    reset: 'unreachable',
    fin: 'unreachable',
    garbage: 'protocol_violation',
    'http-banner': 'protocol_violation',
    'too-many-sessions': 'unreachable',
  };
  it.each(Object.entries(CONNECT))('after accepting, by %s, is %s', async (connect, outcome) => {
    const reading = await look(accessTo(await start({ faults: { connect: connect as ConnectFault } })));
    expect(reading).toMatchObject({ outcome, facts: null });
    expect(reading.reason).not.toBeNull();
  });

  const LOGIN: Record<LoginFault, string> = {
    silence: 'timed_out',
    reset: 'unreachable',
    fin: 'unreachable',
    garbage: 'protocol_violation',
    fatal: 'unreachable',
    'unknown-reply': 'protocol_violation',
    'bare-trap': 'login_refused',
    'mute-done': 'unreachable',
  };
  it.each(Object.entries(LOGIN))('at the login, by %s, is %s', async (login, outcome) => {
    const simulator = await start({ faults: { login: login as LoginFault } });
    expect(await look(accessTo(simulator))).toMatchObject({ outcome, facts: null });
    await everybodyLeft(simulator);
  });

  /** What it does to every command from the first one after the login on. */
  const COMMAND: Record<CommandFault, RouterReading['outcome'][]> = {
    silence: ['timed_out'],
    fin: ['unreachable'],
    reset: ['unreachable'],
    'silence-mid-reply': ['timed_out'],
    'fin-mid-reply': ['unreachable'],
    'reset-mid-reply': ['unreachable'],
    'fatal-mid-reply': ['unreachable'],
    garbage: ['protocol_violation'],
    'huge-length': ['protocol_violation'],
    'control-byte': ['protocol_violation'],
    'http-banner': ['protocol_violation'],
    'unknown-reply': ['protocol_violation'],
    'unknown-tag': ['complete'],
    'untagged-reply': ['complete'],
    endless: ['timed_out', 'protocol_violation'],
    trickle: ['complete', 'timed_out', 'partial'],
    'many-rows': ['complete', 'timed_out', 'partial', 'protocol_violation'],
    'huge-word': ['complete', 'partial', 'timed_out'],
    'windows-1252': ['complete'],
    'rows-without-attributes': ['complete'],
    'proplist-hides-rows': ['complete'],
    'several-traps': ['partial'],
    'bare-trap': ['partial'],
    'device-mode-trap': ['partial'],
  };
  it.each(Object.entries(COMMAND))('by %s at every command ends as one of %j', async (command, outcomes) => {
    const simulator = await start({ faults: { command: command as CommandFault, rows: 500 } });
    const reading = await look(accessTo(simulator));
    expect(outcomes).toContain(reading.outcome);
    expect(reading.reason === null).toBe(reading.outcome === 'complete');
    await everybodyLeft(simulator);
  });

  // `many-rows` invents rows that are well-formed, so believing them is right.
  it.each(Object.keys(COMMAND).filter((command) => command !== 'many-rows'))(
    'by %s at one menu never turns a question about it into a pass by accident',
    async (command) => {
      const healthy = new Set(idsOf(await look(accessTo(await start({ profile: profiles.v7_16.factory }))), 'fail'));
      const faults = { command: command as CommandFault, onMenu: '/user', rows: 300 };
      const reading = await look(accessTo(await start({ profile: profiles.v7_16.factory, faults })));
      const wronglyPassed = idsOf(reading, 'pass').filter((id) => healthy.has(id));
      expect(wronglyPassed).toEqual([]);
      if (reading.outcome !== 'complete') expect(reading.reason).not.toBe('');
    },
  );

  it('that dies in the middle leaves what was read, and says so', async () => {
    const simulator = await start({ faults: { command: 'fin', onMenu: '/ip/firewall/nat' } });
    const reading = await look(accessTo(simulator));
    expect(reading.outcome).toBe('partial');
    expect(reading.reason).toMatch(/closed the connection/);
    expect(reading.facts?.version).toContain('7.24');
    expect(answerOf(reading, 'fw.nat-any')).toMatchObject({ verdict: 'unknown', unknown: { reason: 'not_read' } });
    expect((await readNeighbours(accessTo(simulator), new AbortController().signal)).neighbours).not.toBeNull();
  });

  it('with 20,000 neighbours is read within bounds', async () => {
    const faults = { command: 'many-rows', onMenu: '/ip/arp', rows: 20_000 } as const;
    const reading = await look(accessTo(await start({ faults }), { limits: { maxRows: 5_000 } }));
    expect(reading.outcome).toBe('complete');
    expect(reading.facts?.arp_entries).toBe(20_000);
    expect(reading.neighbours.length).toBeGreaterThan(4_000);
    expect(reading.neighbours.length).toBeLessThan(5_100);
  });

  it('with more bytes than allowed is cut off', async () => {
    const simulator = await start({ faults: { command: 'huge-word' } });
    const reading = await look(accessTo(simulator, { limits: { ...HURRY, maxTotalBytes: 200_000 } }));
    expect(reading).toMatchObject({ outcome: 'protocol_violation' });
  });

  it('with the code page of an old console is understood', async () => {
    const comment = WINDOWS_1252_COMMENT;
    expect(comment).toContain('ü');
    const faults = { command: 'windows-1252', onMenu: '/ip/firewall/filter' } as const;
    expect((await look(accessTo(await start({ faults })))).outcome).toBe('complete');
  });

  it('that nobody can reach is unreachable, with the true reason', async () => {
    const simulator = await start();
    const access = accessTo(simulator);
    await simulator.stop();
    running.length = 0;
    expect((await look(access)).reason).toContain('ECONNREFUSED');
    expect((await readNeighbours(access, new AbortController().signal)).neighbours).toBeNull();
    expect((await look({ ...access, port: 70_000 })).outcome).toBe('unreachable');
  });
});

describe('stopping', () => {
  it('ends a reading that waits, at once', async () => {
    const simulator = await start({ faults: { command: 'silence' } });
    const stop = new AbortController();
    const reading = look(accessTo(simulator, { limits: {} }), stop.signal);
    while (simulator.sessions.flatMap(({ sentences }) => sentences).length < 2)
      await new Promise((resolve) => setImmediate(resolve));
    stop.abort();
    expect(await reading).toMatchObject({ outcome: 'timed_out', facts: null });
    await everybodyLeft(simulator);
  });

  it('before the start asks nobody', async () => {
    const simulator = await start();
    expect((await look(accessTo(simulator), AbortSignal.abort())).outcome).toBe('timed_out');
    expect(simulator.sessions).toEqual([]);
  });
});

function payloadOf(reading: RouterReading) {
  return {
    scan_id: '3b241101-e2bb-4255-8caf-4136c566a962',
    site_scan_id: '3b241101-e2bb-4255-8caf-4136c566a963',
    site_id: '3b241101-e2bb-4255-8caf-4136c566a964',
    attempt: 1,
    endpoint: reading.endpoint,
    outcome: reading.outcome,
    reason: reading.reason,
    facts: reading.facts,
    checks: reading.checks,
    checked_at: reading.checkedAt.toISOString(),
  };
}
