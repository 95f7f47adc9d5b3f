import type { ScanProgressView, ScanState } from '#contracts';
import type { ScanView, SiteScanView } from '../request/index.js';

const END_STATES: readonly ScanState[] = ['completed', 'partial', 'failed', 'stopped'];

/** A site of a scan, with the parts in which it was scanned, oldest first. */
export interface ScanSite {
  readonly site_id: string;
  readonly parts: readonly SiteScanView[];
  /** The part by which the site is judged. */
  readonly newest: SiteScanView;
  readonly state: ScanState;
}

/** The sites of a scan, in the order of their ids. A site that was paused and resumed has several parts. */
export function sitesOf({ site_scans }: Pick<ScanView, 'site_scans'>): ScanSite[] {
  const bySite = new Map<string, SiteScanView[]>();
  for (const part of site_scans) bySite.set(part.site_id, [...(bySite.get(part.site_id) ?? []), part]);
  return [...bySite].flatMap(([site_id, parts]) => {
    const newest = parts.at(-1);
    return newest === undefined ? [] : [{ site_id, parts, newest, state: partStateOf(newest) }];
  });
}

/** The state of one part as it is shown: what was stopped to go on later is paused. */
export function partStateOf({ state, cancel_intent }: Pick<SiteScanView, 'state' | 'cancel_intent'>): ScanState {
  return state === 'stopped' && cancel_intent === 'pause' ? 'paused' : state;
}

/** Whether it has come to an end. What is paused has not. */
export function hasEnded({ state }: { readonly state: ScanState }): boolean {
  return END_STATES.includes(state);
}

/**
 * The state of a scan by those of its sites. While one has not ended the scan has not; when all have ended alike the
 * scan ended so too, and otherwise it is `partial`. With nothing left but ended and paused sites it is paused.
 * `ScansReadModel` has the same in SQL.
 */
export function scanStateOf(sites: readonly { readonly state: ScanState }[]): ScanState {
  const states = new Set(sites.map((site) => site.state));
  const [only] = states;
  if (only === undefined) return 'pending';
  if (states.size === 1) return only;
  if (sites.every(hasEnded)) return 'partial';
  if (states.has('running') || states.has('pending')) return 'running';
  return states.has('processing') ? 'processing' : 'paused';
}

/** Whether somebody is at a scan in this state, or its results are being matched. */
export function isRunning(state: ScanState): boolean {
  return state === 'running' || state === 'processing';
}

/** The mean over the sites, one decimal, and the phase of the running one that is furthest behind. */
export function progressOf(sites: readonly ScanSite[]): ScanProgressView {
  const percents = sites.map(percentOf);
  const [behind] = sites
    .filter(({ state }) => state === 'running')
    .toSorted((a, b) => a.newest.percent - b.newest.percent);
  const parts = sites.flatMap((site) => site.parts);
  const heard = parts.flatMap(({ last_heard_at }) => (last_heard_at === null ? [] : [last_heard_at.getTime()]));
  return {
    percent: Math.round((sum(percents) / Math.max(percents.length, 1)) * 10) / 10,
    phase: behind?.newest.phase ?? null,
    hosts_found: sumOfKnown(sites.map(hostsFound)),
    hosts_done: sumOfKnown(parts.map((part) => part.hosts_done)),
    last_heard_at: heard.length === 0 ? null : new Date(Math.max(...heard)).toISOString(),
  };
}

/** How far a site has come. The newest part is asked only for what is left, so what was done before counts in hosts. */
function percentOf(site: ScanSite): number {
  if (hasEnded(site)) return 100;
  const { newest } = site;
  const found = newest.hosts_found ?? 0;
  const percent = site.state === 'paused' ? shareOf(newest.hosts_done ?? 0, found) : newest.percent;
  const before = doneBefore(site) ?? 0;
  return found === 0 ? percent : (before * 100 + found * percent) / (before + found);
}

/** Hosts that have, or will have, a result: those done in earlier parts are not asked for again. */
function hostsFound(site: ScanSite): number | null {
  return sumOfKnown([doneBefore(site), site.newest.hosts_found]);
}

function doneBefore({ parts }: ScanSite): number | null {
  return sumOfKnown(parts.slice(0, -1).map((part) => part.hosts_done));
}

function shareOf(done: number, all: number): number {
  return all === 0 ? 0 : Math.min(100, (done / all) * 100);
}

function sumOfKnown(values: readonly (number | null)[]): number | null {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  return known.length === 0 ? null : sum(known);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
