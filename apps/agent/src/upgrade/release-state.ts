import { compareReleases, type ReleaseManifest, type ReleaseStanding, ReleaseVersion } from '#contracts';
import { z } from 'zod';

/** A new release is given up when it was started this often, or this long ago, and did not prove itself. */
export const MOST_TRIAL_STARTS = 3;
export const TRIAL_MS = 10 * 60_000;
/** What failed once may have failed for another reason than itself: it may be tried again after this time. */
const TRIED_AGAIN_AFTER_MS = 24 * 3_600_000;
const MOST_FAILURES = 16;

const Failure = z.object({ version: ReleaseVersion, reason: z.string().max(500), at: z.iso.datetime() });

/** What the machine remembers of releases, beside the one that was installed with the package. */
export const ReleaseState = z.object({
  /** The newest that has proved itself; null for the installed one. */
  settled: ReleaseVersion.nullable(),
  /** On trial; `since` is its first start. */
  trying: z.object({ version: ReleaseVersion, since: z.iso.datetime().nullable(), starts: z.int().min(0) }).nullable(),
  /** Newest last. */
  failed: z.array(Failure).max(MOST_FAILURES),
});
export type ReleaseState = z.output<typeof ReleaseState>;

export const NO_RELEASES: ReleaseState = { settled: null, trying: null, failed: [] };

/** Which program to start; null is the installed one. */
export interface NextStart {
  readonly start: string | null;
  readonly state: ReleaseState;
}

/** The release to start now. A release on trial has a bounded number of starts; an installed one that is as new replaces what was settled. */
export function nextStart(state: ReleaseState, installed: string, now: Date): NextStart {
  const { trying } = state;
  if (trying !== null && compareReleases(trying.version, installed) > 0) {
    const since = trying.since === null ? now : new Date(Math.min(Date.parse(trying.since), now.getTime()));
    const isOver = trying.starts >= MOST_TRIAL_STARTS || now.getTime() - since.getTime() > TRIAL_MS;
    if (isOver) return nextStart(failed(state, trying.version, reasonOf(trying.starts), now), installed, now);
    const again = { version: trying.version, since: since.toISOString(), starts: trying.starts + 1 };
    return { start: trying.version, state: { ...state, trying: again } };
  }
  const settled = state.settled !== null && compareReleases(state.settled, installed) > 0 ? state.settled : null;
  return { start: settled, state: { ...state, settled, trying: null } };
}

function reasonOf(starts: number): string {
  return `it did not prove that it works in ${starts} ${starts === 1 ? 'start' : 'starts'}`;
}

/** The release is given up, whether it was on trial, settled or only offered. */
export function failed(state: ReleaseState, version: string, reason: string, at: Date): ReleaseState {
  const others = state.failed.filter((one) => one.version !== version).slice(1 - MOST_FAILURES);
  return {
    settled: state.settled === version ? null : state.settled,
    trying: state.trying?.version === version ? null : state.trying,
    failed: [...others, { version, reason: reason.slice(0, 500), at: at.toISOString() }],
  };
}

/** The release on trial has proved itself. */
export function settled(state: ReleaseState, version: string): ReleaseState {
  return { settled: version, trying: null, failed: state.failed.filter((one) => one.version !== version) };
}

/** The release is in place and has the next start. */
export function taken(state: ReleaseState, version: string): ReleaseState {
  return { ...state, trying: { version, since: null, starts: 0 } };
}

/** What to do about an offered release: nothing, because it runs or is on its way; take it; or say why not. */
export type OfferAnswer = 'nothing' | 'take' | { readonly refuse: string };

/** Older releases are never taken: who could offer them could bring back what was repaired. */
export function answerOffer(
  offered: Pick<ReleaseManifest, 'version' | 'minimum_node'>,
  state: ReleaseState,
  { running, node, now }: { readonly running: string; readonly node: string; readonly now: Date },
): OfferAnswer {
  const { version, minimum_node } = offered;
  if (version === running || state.trying?.version === version) return 'nothing';
  if (compareReleases(version, running) < 0) return { refuse: `it is older than ${running}, which runs` };
  if (compareReleases(node, minimum_node) < 0) return { refuse: `it needs Node.js ${minimum_node}, here is ${node}` };
  const before = state.failed.find((one) => one.version === version);
  const isTooEarly = before !== undefined && now.getTime() - Date.parse(before.at) < TRIED_AGAIN_AFTER_MS;
  return isTooEarly ? 'nothing' : 'take';
}

/** What the centre is told. `refusal` is why the release that is offered now was not taken. */
export function standingOf(
  state: ReleaseState,
  running: string,
  refusal: { readonly version: string; readonly reason: string } | null,
): ReleaseStanding {
  const about = { version: 1, running } as const;
  if (state.trying?.version === running) return { ...about, state: 'trying', failed: null };
  if (refusal !== null) return { ...about, state: 'refused', failed: refusal };
  const last = state.failed.at(-1);
  if (last === undefined || compareReleases(last.version, running) < 0) {
    return { ...about, state: 'settled', failed: null };
  }
  return { ...about, state: 'rolled_back', failed: { version: last.version, reason: last.reason } };
}
