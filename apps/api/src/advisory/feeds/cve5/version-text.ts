import type { VersionBounds } from '../../record/advisory-record.js';

/** Versions of a product as a record states them: a range, one version, every version, or words we cannot read. */
export type StatedVersions =
  | { readonly kind: 'range'; readonly bounds: VersionBounds }
  | { readonly kind: 'exact'; readonly version: string }
  | { readonly kind: 'every' }
  | { readonly kind: 'unreadable'; readonly text: string };

const VERSION = String.raw`v?\d[\w.+~:*-]{0,60}`;
const COMPARISON = new RegExp(String.raw`^(<=|=<|>=|=>|<|>|=)\s*(${VERSION})$`, 'i');
const NO_VERSION = /^(?:n\/?a|-|unspecified|unknown|not specified|none|\?)?$/i;
const EVERY = /^(?:\*|all|any|all versions|any version|every version)$/i;
/** Words before the number that say nothing: "version 7.1", "v7.1", "firmware 1.2". */
const NOISE = /\b(?:versions?|ver\.?|releases?|firmware|build)\b/gi;

type Phrase = readonly [RegExp, (first: string, second: string) => VersionBounds];

/** Ways to say a range in words, most particular first. */
const PHRASES: readonly Phrase[] = [
  [phrase(`(${VERSION})\\s*\\.\\.\\s*<=\\s*(${VERSION})`), (a, b) => ({ ...from(a), ...upTo(b) })],
  [phrase(`(${VERSION})\\s*\\.\\.\\s*<\\s*(${VERSION})`), (a, b) => ({ ...from(a), ...before(b) })],
  [
    phrase(`(${VERSION})\\s*(?:\\.\\.|-|–|to|through|thru|up to|until)\\s*(${VERSION})`),
    (a, b) => ({ ...from(a), ...upTo(b) }),
  ],
  [
    phrase(`(?:from\\s+)?(${VERSION})\\s*(?:,|and)?\\s*(?:before|prior to)\\s+(${VERSION})`),
    (a, b) => ({ ...from(a), ...before(b) }),
  ],
  [
    phrase(`(?:all\\s+)?(?:before|prior to|earlier than|lower than|below|older than|less than)\\s+(${VERSION})`),
    before,
  ],
  [phrase(`(?:up to and including|up to|through|until)\\s+(${VERSION})`), upTo],
  [phrase(`(${VERSION})\\s*(?:and|or|&)\\s*(?:all\\s+)?(?:earlier|below|prior|older|lower|before|previous)`), upTo],
  [phrase(`(${VERSION})\\s*(?:and|or|&)\\s*(?:later|above|newer|higher|up)`), from],
  [phrase(`(?:from|since|starting with)\\s+(${VERSION})`), from],
];

function phrase(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`, 'i');
}

/** `7.20.x` and `7.20.*` are the whole branch; the number of the branch, or null for one version. */
function branchOf(version: string): string | null {
  return /^v?(\d+(?:\.\d+)*)\.[x*]$/i.exec(version)?.[1] ?? null;
}

/** The branch after this one: 7.20 -> 7.21. */
function nextBranch(branch: string): string {
  const parts = branch.split('.');
  const last = BigInt(parts.pop() ?? '0') + 1n;
  return [...parts, String(last)].join('.');
}

/** All of a branch, `7` or `6.49`. */
export function branchBounds(branch: string): VersionBounds {
  return { ...from(branch), endExcluding: nextBranch(branch) };
}

/** From this version on; 0 is the beginning and no bound. */
export function from(version: string): VersionBounds {
  const start = branchOf(version) ?? version;
  return /^v?0(?:\.0)*$/i.test(start) || NO_VERSION.test(start) || EVERY.test(start) ? {} : { startIncluding: start };
}

/** Before this version; a branch ends before its first version. */
export function before(version: string): VersionBounds {
  if (EVERY.test(version)) return {};
  return { endExcluding: branchOf(version) ?? version };
}

/** Up to this version; the end of a branch is the beginning of the next. */
export function upTo(version: string): VersionBounds {
  if (EVERY.test(version)) return {};
  const branch = branchOf(version);
  return branch === null ? { endIncluding: version } : { endExcluding: nextBranch(branch) };
}

/**
 * Reads a version text of a record, whatever its author put there: `7.1`, `< 7.19.2`, `RouterOS < 7.19.2`, `7 .. < 7.20.1`, `<= 7.20.x`,
 * `>= 6.0, < 7.1`, `before 7.1`, `7.1 and earlier`, `6.x`, `all`. Empty: nothing is said.
 * @param productWords names of the product, which may stand before the number
 */
export function readVersionText(text: string, productWords: readonly string[]): readonly StatedVersions[] {
  const plain = withoutWords(text, productWords);
  if (NO_VERSION.test(plain)) return [];
  if (EVERY.test(plain)) return [{ kind: 'every' }];
  const whole = readOne(plain);
  if (whole !== null) return [whole];
  const parts = plain.split(/\s*(?:,|;|\band\b|\bor\b|\|\|)\s*/i).filter((part) => part !== '');
  const listed = parts.map(readOne);
  if (parts.length > 1 && parts.length <= 50 && listed.every((one) => one !== null)) return joinComparisons(listed);
  return [{ kind: 'unreadable', text: text.trim().slice(0, 100) }];
}

function withoutWords(text: string, productWords: readonly string[]): string {
  let plain = text.slice(0, 500).replaceAll(NOISE, ' ');
  for (const word of productWords) {
    if (word.length > 1)
      plain = plain.replaceAll(new RegExp(`(?<![\\w.])${escapeForRegExp(word)}(?![\\w.])`, 'gi'), ' ');
  }
  return plain.replaceAll(/\s+/g, ' ').replaceAll(/^[\s:]+|[\s.:]+$/g, '');
}

function readOne(plain: string): StatedVersions | null {
  const compared = COMPARISON.exec(plain);
  if (compared !== null) return compare(compared[1] ?? '', compared[2] ?? '');
  for (const [pattern, boundsOf] of PHRASES) {
    const found = pattern.exec(plain);
    if (found !== null) return { kind: 'range', bounds: boundsOf(found[1] ?? '', found[2] ?? '') };
  }
  if (!phrase(VERSION).test(plain)) return null;
  const branch = branchOf(plain);
  if (branch === null) return { kind: 'exact', version: plain.replace(/^v(?=\d)/i, '') };
  return { kind: 'range', bounds: branchBounds(branch) };
}

function compare(operator: string, version: string): StatedVersions {
  switch (operator) {
    case '<':
      return { kind: 'range', bounds: before(version) };
    case '<=':
    case '=<':
      return { kind: 'range', bounds: upTo(version) };
    case '>':
      return { kind: 'range', bounds: { startExcluding: version } };
    case '>=':
    case '=>':
      return { kind: 'range', bounds: from(version) };
    default:
      return { kind: 'exact', version };
  }
}

/** `>= 6.0, < 7.1` is one range: a start that is followed by an end. */
function joinComparisons(listed: readonly StatedVersions[]): readonly StatedVersions[] {
  const joined: StatedVersions[] = [];
  for (const one of listed) {
    const last = joined.at(-1);
    if (last !== undefined && isOpenStart(last) && isOpenEnd(one)) {
      joined[joined.length - 1] = { kind: 'range', bounds: { ...boundsIn(last), ...boundsIn(one) } };
    } else joined.push(one);
  }
  return joined;
}

const boundsIn = (stated: StatedVersions): VersionBounds => (stated.kind === 'range' ? stated.bounds : {});
const startsIn = (bounds: VersionBounds) => bounds.startIncluding ?? bounds.startExcluding;
const endsIn = (bounds: VersionBounds) => bounds.endIncluding ?? bounds.endExcluding;
const isOpenStart = (stated: StatedVersions) =>
  startsIn(boundsIn(stated)) !== undefined && endsIn(boundsIn(stated)) === undefined;
const isOpenEnd = (stated: StatedVersions) =>
  endsIn(boundsIn(stated)) !== undefined && startsIn(boundsIn(stated)) === undefined;

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
