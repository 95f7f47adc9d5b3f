import type { ErrorCode } from '../platform/app-error.js';
import type { SiteScanState } from './scan-lifecycle.js';

/** What a caller wants of a scan. The same to an agent, which ends what it does; what is paused may go on later. */
export type CancelIntent = 'stop' | 'pause';

/** One part of a scan at one site, as far as it decides what can be done with the scan. */
export interface ScanPart {
  readonly id: string;
  readonly site_id: string;
  readonly state: SiteScanState;
  readonly cancel_intent: CancelIntent | null;
  /** A site that goes on after a pause has a later part. */
  readonly opened_at: Date;
}

/** What is to be done, or why it cannot be done. */
export type ControlDecision<Part extends ScanPart> =
  | { readonly refused: ErrorCode }
  | {
      readonly refused: null;
      /** The parts that are asked now; those that were asked before are not asked again. */
      readonly ask: readonly Part[];
      /** All parts that it concerns. */
      readonly parts: readonly Part[];
      readonly status: 'stopping' | 'stopped' | 'pausing' | 'paused' | 'processing' | 'pending';
    };

/** The part of each site that says how the site stands. */
export function newestParts<Part extends ScanPart>(parts: readonly Part[]): Part[] {
  const newest = new Map<string, Part>();
  for (const part of parts) {
    const other = newest.get(part.site_id);
    const isNewer = other === undefined || part.opened_at > other.opened_at;
    if (isNewer) newest.set(part.site_id, part);
  }
  return [...newest.values()];
}

const isOpen = ({ state }: ScanPart): boolean => state === 'pending' || state === 'running';
const isPaused = ({ state, cancel_intent }: ScanPart): boolean => state === 'stopped' && cancel_intent === 'pause';

/**
 * Ends the scan for good, in whatever state its sites are; asking again changes nothing. Paused sites are not resumed any more.
 * Refused only when the scan has ended in another way.
 */
export function stopOf<Part extends ScanPart>(all: readonly Part[]): ControlDecision<Part> {
  const newest = newestParts(all);
  const parts = newest.filter((part) => isOpen(part) || isPaused(part));
  const ask = parts.filter(({ cancel_intent }) => cancel_intent !== 'stop');
  if (parts.some(isOpen)) return { refused: null, ask, parts, status: 'stopping' };
  if (newest.some(({ state }) => state === 'processing')) return { refused: null, ask, parts, status: 'processing' };
  if (newest.some(({ state }) => state === 'stopped')) return { refused: null, ask, parts, status: 'stopped' };
  return { refused: 'scan_finished' };
}

/** Ends what is going on in a way that it can go on later; asking again changes nothing. A stop is never turned into a pause. */
export function pauseOf<Part extends ScanPart>(all: readonly Part[]): ControlDecision<Part> {
  const newest = newestParts(all);
  const open = newest.filter(isOpen);
  const parts = open.filter(({ cancel_intent }) => cancel_intent !== 'stop');
  const ask = parts.filter(({ cancel_intent }) => cancel_intent === null);
  if (parts.length > 0) return { refused: null, ask, parts, status: 'pausing' };
  if (open.length > 0) return { refused: 'scan_stopping' };
  const paused = newest.filter(isPaused);
  return paused.length > 0 ? { refused: null, ask, parts: paused, status: 'paused' } : { refused: 'scan_finished' };
}

/** Which sites go on after a pause. Not before every site has come to rest: what is left is known only then. */
export function resumeOf<Part extends ScanPart>(all: readonly Part[]): ControlDecision<Part> {
  const newest = newestParts(all);
  const isComingToRest = (part: ScanPart) =>
    part.cancel_intent === 'pause' && (isOpen(part) || part.state === 'processing');
  if (newest.some(isComingToRest)) return { refused: 'scan_pausing' };
  const parts = newest.filter(isPaused);
  return parts.length > 0 ? { refused: null, ask: parts, parts, status: 'pending' } : { refused: 'scan_not_paused' };
}
