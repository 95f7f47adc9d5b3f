import type { ProbedBroker } from '#jetstream';
import type { TriedLogin } from '../routeros/index.js';
import { fail, type Finding, ok, warn } from './finding.js';

/** A name of the configuration and what it stands for; null when nobody knows. */
export interface LookedUpName {
  readonly name: string;
  readonly addresses: readonly string[] | null;
}

export function judgeNames(names: readonly LookedUpName[]): Finding {
  const unknown = names.filter(({ addresses }) => addresses === null).map(({ name }) => name);
  if (unknown.length > 0) {
    return fail(
      'names',
      `Nobody knows the address of ${unknown.join(', ')}.`,
      'Check the name servers of this machine (/etc/resolv.conf), and the names.',
    );
  }
  const known = names.map(({ name, addresses }) => `${name} is ${addresses?.join(', ') ?? ''}`);
  return ok('names', known.length === 0 ? 'Only addresses are configured.' : `${known.join('; ')}.`);
}

/** What connecting gave: the broker, or why not. */
export type BrokerSeen =
  | { readonly broker: ProbedBroker; readonly missingRights: readonly string[] }
  | { readonly broker: null; readonly problem: string };

export function judgeBroker(seen: BrokerSeen): Finding {
  if (seen.broker === null) {
    return fail(
      'broker',
      `The broker cannot be used: ${seen.problem}.`,
      'Check that the address and port can be reached from here, the certificate (NATS_CA_FILE), and that the agent was not revoked.',
    );
  }
  const { consumer, mayHear, roundTripMs } = seen.broker;
  const again =
    'Wait for the centre to set up the site (seconds), then check that the site exists and the agent was not revoked.';
  if (consumer === null) return fail('broker', 'Connected, but nobody answers about the requests of this site.', again);
  if (consumer.error !== null)
    return fail('broker', `Connected, but the requests of this site cannot be had: ${consumer.error}.`, again);
  const lacking = [...seen.missingRights, ...(mayHear ? [] : ['to be told to stop'])];
  if (lacking.length > 0) {
    return fail(
      'broker',
      `The credentials do not allow: ${lacking.join(', ')}.`,
      'Let the agent renew its credentials (restart it), or enrol again.',
    );
  }
  const waiting = consumer.waiting === 0 ? '' : `, ${consumer.waiting} requests wait`;
  return ok('broker', `Connected, ${Math.round(roundTripMs)} ms there and back${waiting}.`);
}

/** How far others' clocks are ahead of ours in milliseconds, as far as they could be asked. */
export interface ClocksSeen {
  readonly broker: number | null;
  readonly api: number | null;
  readonly router: number | null;
}

const SLIGHTLY_OFF_MS = 5_000;
const WRONG_MS = 60_000;

export function judgeClock({ broker, api, router }: ClocksSeen): Finding {
  const centre = broker ?? api;
  const told = [`the broker's ${offset(broker)}`, `the API's ${offset(api)}`, `the router's ${offset(router)}`].join(
    ', ',
  );
  const says = `Against the clock of this machine: ${told}.`;
  const remedy = 'Set the clock of this machine by NTP (timedatectl set-ntp true).';
  if (centre === null && router === null) {
    return warn('clock', 'There is no clock to compare with.', 'Make the broker or the API reachable.');
  }
  if (isOff(centre, WRONG_MS)) return fail('clock', says, remedy);
  if (isOff(centre, SLIGHTLY_OFF_MS)) return warn('clock', says, remedy);
  if (!isOff(router, WRONG_MS)) return ok('clock', says);
  const atRouter = 'Give the router a time server: /system/ntp/client/set enabled=yes';
  return warn('clock', says, centre === null ? remedy : atRouter);
}

function isOff(aheadMs: number | null, most: number): boolean {
  return aheadMs !== null && Math.abs(aheadMs) >= most;
}

function offset(aheadMs: number | null): string {
  if (aheadMs === null) return 'is not known';
  const seconds = Math.abs(aheadMs) / 1000;
  if (seconds < 1.5) return 'agrees';
  return `is ${Math.round(seconds)} s ${aheadMs > 0 ? 'ahead' : 'behind'}`;
}

/** The router as the login found it; `none` when none is configured. */
export type RouterSeen =
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly problem: string; readonly remedy: string }
  | { readonly kind: 'tried'; readonly tried: TriedLogin; readonly isPlain: boolean };

export function judgeRouter(seen: RouterSeen): Finding {
  if (seen.kind === 'none') return ok('router', 'No router is configured, so none is read.');
  if (seen.kind === 'failed') return fail('router', seen.problem, seen.remedy);
  const { tried, isPlain } = seen;
  const at = `Logged in at RouterOS ${tried.version ?? 'of an unknown version'} (${tried.board ?? 'unknown board'})`;
  const gaps = gapsOf(tried);
  if (gaps.length > 0) {
    const says = `${at}, but ${gaps.join('; ')}: checks will be unknown.`;
    return warn('router', says, 'Give the group of this user the policies read and api.');
  }
  const excess = tried.rights?.excess ?? [];
  if (excess.length > 0) {
    const says = `${at}, with more rights than needed: ${excess.join(', ')}.`;
    return warn('router', says, 'Leave the group of this user only read and api.');
  }
  if (!isPlain) return ok('router', `${at}; everything can be read.`);
  const says = `${at}, without TLS: the password can be read on the way.`;
  return warn('router', says, 'Set up api-ssl: siteward-agent router add');
}

function gapsOf({ denied, failed, rights }: TriedLogin): string[] {
  const missing = rights?.missing ?? [];
  return [
    ...(denied.length === 0 ? [] : [`it may not read ${denied.join(', ')}`]),
    ...(failed.length === 0 ? [] : [`there were errors about ${failed.join(', ')}`]),
    ...(missing.length === 0 ? [] : [`its group lacks ${missing.join(', ')}`]),
  ];
}
