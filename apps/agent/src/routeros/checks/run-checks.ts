import type { CheckResult } from '#contracts';
import { clipText } from '../clip-text.js';
import { type RouterSnapshot, versionOf } from '../snapshot.js';
import type { Check, Remedy } from './check.js';
import { Unanswerable } from './unanswerable.js';
import { Seen } from './seen.js';

const MAX_FOUND = 2000;
const MAX_ASKED = 256;
const MAX_DETAIL = 1000;

/** The answer of every check for one snapshot. Unknown is never a pass, and neither is half a menu. */
export function runChecks(checks: readonly Check[], snapshot: RouterSnapshot): CheckResult[] {
  const major = versionOf(snapshot.menus)?.major ?? 7;
  return checks.map((check) => ({
    id: check.id,
    version: check.version,
    title: check.title,
    severity: check.severity,
    remedy: remedyFor(check.remedy, major).slice(0, 1000),
    ...judge(check, snapshot),
  }));
}

type Judgement = Pick<CheckResult, 'verdict' | 'evidence' | 'unknown'> & Partial<Pick<CheckResult, 'severity'>>;

function judge(check: Check, snapshot: RouterSnapshot): Judgement {
  const seen = new Seen(snapshot, check.reads);
  try {
    const answer = check.decide(seen);
    if (answer !== null) {
      const evidence = { asked: clipText(answer.asked, MAX_ASKED), found: clipText(answer.found, MAX_FOUND) };
      return { verdict: 'fail', evidence, unknown: null, severity: answer.severity ?? check.severity };
    }
  } catch (error) {
    if (!(error instanceof Unanswerable)) throw error;
    return {
      verdict: 'unknown',
      evidence: null,
      unknown: { reason: error.reason, detail: clipText(error.message, MAX_DETAIL) },
    };
  }
  if (seen.cut.length === 0) return { verdict: 'pass', evidence: null, unknown: null };
  const detail = `Only the first rows of ${seen.cut.join(', ')} were read.`;
  return { verdict: 'unknown', evidence: null, unknown: { reason: 'not_read', detail: clipText(detail, MAX_DETAIL) } };
}

/** The commands for this major version. RouterOS 6 separates menus by spaces where 7 takes slashes. */
export function remedyFor(remedy: Remedy, major: number): string {
  if (typeof remedy !== 'string') return major < 7 ? remedy.v6 : remedy.v7;
  return major < 7
    ? remedy.replace(/(^|; )(\/[a-z0-9/-]+)/g, (_, before: string, path: string) => before + spaced(path))
    : remedy;
}

function spaced(path: string): string {
  return `/${path.slice(1).replaceAll('/', ' ')}`;
}
