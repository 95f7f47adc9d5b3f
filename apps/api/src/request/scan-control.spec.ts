import { describe, expect, it } from '@jest/globals';
import { type CancelIntent, newestParts, pauseOf, resumeOf, type ScanPart, stopOf } from './scan-control.js';
import type { SiteScanState } from './scan-lifecycle.js';

/** A part as text: its site, its state and what was asked of it; later ones in a list were opened later. */
function partsOf(...texts: readonly string[]): ScanPart[] {
  return texts.map((text, index) => {
    const [site_id = '', state, intent] = text.split(' ');
    return {
      id: `part-${index + 1}`,
      site_id,
      state: state as SiteScanState,
      cancel_intent: (intent as CancelIntent | undefined) ?? null,
      opened_at: new Date(1_000 * index),
    };
  });
}

/** A decision in short: what is asked, what it concerns and what the scan does then; or the code. */
function inShort(decision: ReturnType<typeof stopOf>): string {
  if (decision.refused !== null) return decision.refused;
  const ids = (parts: readonly ScanPart[]) => parts.map(({ id }) => id.slice('part-'.length)).join(',');
  return `ask ${ids(decision.ask)} of ${ids(decision.parts)}: ${decision.status}`;
}

describe('newestParts', () => {
  it('takes the last part of each site, in whatever order they come', () => {
    const parts = partsOf('a stopped pause', 'b completed', 'a running');
    for (const order of [parts, parts.toReversed()]) {
      expect(
        newestParts(order)
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(['part-2', 'part-3']);
    }
  });
});

describe('a stop', () => {
  it.each<[string, string[]]>([
    ['ask 1,2 of 1,2: stopping', ['a pending', 'b running']],
    ['ask 1 of 1: stopping', ['a running', 'b completed', 'c processing']],
    ['ask  of 1: stopping', ['a running stop']],
    ['ask 1 of 1: stopping', ['a running pause']],
    ['ask 1 of 1: stopped', ['a stopped pause', 'b completed']],
    ['ask 2 of 2: stopping', ['a stopped pause', 'a pending']],
    ['ask  of : processing', ['a processing', 'b completed']],
    ['ask  of : stopped', ['a stopped stop', 'b completed']],
    ['scan_finished', ['a completed', 'b failed']],
    ['scan_finished', ['a stopped pause', 'a completed']],
  ])('gives %s for %j', (decision, parts) => {
    expect(inShort(stopOf(partsOf(...parts)))).toBe(decision);
  });
});

describe('a pause', () => {
  it.each<[string, string[]]>([
    ['ask 1,2 of 1,2: pausing', ['a pending', 'b running', 'c completed']],
    ['ask 2 of 1,2: pausing', ['a running pause', 'b running']],
    ['ask  of 1: pausing', ['a running pause', 'b stopped pause']],
    ['ask  of 1: paused', ['a stopped pause', 'b completed']],
    ['ask 2 of 2: pausing', ['a running stop', 'b running']],
    ['scan_stopping', ['a running stop', 'b completed']],
    ['scan_finished', ['a processing']],
    ['scan_finished', ['a stopped stop']],
  ])('gives %s for %j', (decision, parts) => {
    expect(inShort(pauseOf(partsOf(...parts)))).toBe(decision);
  });
});

describe('going on', () => {
  it.each<[string, string[]]>([
    ['ask 1 of 1: pending', ['a stopped pause', 'b completed']],
    ['ask 3 of 3: pending', ['a stopped pause', 'b completed', 'a stopped pause']],
    ['scan_pausing', ['a stopped pause', 'b running pause']],
    ['scan_pausing', ['a stopped pause', 'b processing pause']],
    ['scan_not_paused', ['a stopped pause', 'a running']],
    ['scan_not_paused', ['a stopped stop']],
    ['scan_not_paused', ['a running', 'b completed']],
  ])('gives %s for %j', (decision, parts) => {
    expect(inShort(resumeOf(partsOf(...parts)))).toBe(decision);
  });
});
