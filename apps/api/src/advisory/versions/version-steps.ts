/** How a build stands to the release of its number: words of builds before it, oldest first. */
const BEFORE_RELEASE: Readonly<Record<string, number>> = {
  dev: -8,
  snapshot: -8,
  test: -7,
  alpha: -6,
  a: -6,
  beta: -5,
  b: -5,
  m: -4,
  milestone: -4,
  pre: -3,
  preview: -3,
  prerelease: -3,
  cr: -2,
  rc: -2,
};
/** Words that only say that it is the release. */
const RELEASE = new Set(['final', 'ga', 'release']);
/** A number after a hyphen or underscore: a build of what stands before it. */
const LOWER_LEVEL = 1;
/** Words of builds after the release: editions, patch levels, service packs, updates. */
const AFTER_RELEASE: Readonly<Record<string, number>> = {
  build: 2,
  r: 3,
  rev: 3,
  revision: 3,
  // ISC BIND: supported preview edition, Windows build.
  s: 4,
  w: 4,
  p: 5,
  pl: 5,
  patch: 5,
  patchlevel: 5,
  sp: 6,
  u: 7,
  update: 7,
};
/** A letter after the number with nothing behind it, as in 1.0.2k. */
const LETTER_SUFFIX = 8;
export const NEXT_NUMBER = 9;

/** One step of a version: what kind of step, and its number in decimal digits without leading zeros. */
export interface VersionStep {
  readonly rank: number;
  readonly digits: string;
}

/** Longer texts are no versions: the longest bound in NVD has some 60 characters. */
const LONGEST_VERSION = 128;
const VERSION = /^\d[\da-z]*(?:[._+~-][\da-z]+)*$/;
const TOKEN = /([._+~-]?)(\d+|[a-z]+)/g;
/** Jetty writes the day of the build behind each version; there is one build of each. */
const JETTY_BUILD_DAY = /\.v\d{8}$/;
/** 2021-01-04, 2018-11, 1-19-2018: a day, not a version. */
const DAY = /^(?:(?:19|20)\d\d-(?:0?[1-9]|1[0-2])(?:-[0-3]?\d)?|[01]?\d-[0-3]?\d-(?:19|20)\d\d)$/;

interface Token {
  readonly separator: string;
  readonly word: string;
}

/** The text of a version without what never counts: blanks around it, case, a leading `v`, Jetty's build day. */
export function normaliseVersion(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^v(?=\d)/, '')
    .replace(JETTY_BUILD_DAY, '');
}

/** The steps of a version, trailing zeros left out; null when the text is no version. */
export function stepsOfVersion(text: string): readonly VersionStep[] | null {
  if (text.length > LONGEST_VERSION) return null;
  const version = normaliseVersion(text);
  if (!VERSION.test(version) || DAY.test(version)) return null;
  const tokens = [...version.matchAll(TOKEN)].map(([, separator = '', word = '']): Token => ({ separator, word }));
  const steps: VersionStep[] = [];
  for (const [at, token] of tokens.entries()) {
    const step = stepOf(token, tokens[at - 1], tokens[at + 1]);
    if (step === null) return null;
    if (step !== 'no step') steps.push(step);
  }
  return withoutIdleZeros(steps);
}

/** Negative, 0 or positive, as the first is older, the same, or newer. A version that ends is the release of its number. */
export function compareSteps(a: readonly VersionStep[], b: readonly VersionStep[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [ofA, ofB] = [a[at] ?? END, b[at] ?? END];
    const difference = ofA.rank - ofB.rank || compareDigits(ofA.digits, ofB.digits);
    if (difference !== 0) return difference;
  }
  return 0;
}

const END: VersionStep = { rank: 0, digits: '0' };

/** Numbers of any length; both without leading zeros. */
export function compareDigits(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function stepOf(token: Token, previous: Token | undefined, next: Token | undefined): VersionStep | 'no step' | null {
  if (isNumber(token)) return stepOfNumber(token, previous);
  const number = next !== undefined && isNumber(next) ? withoutLeadingZeros(next.word) : null;
  return number === null ? stepOfWord(token) : stepOfNumberedWord(token.word, number);
}

function stepOfWord({ separator, word }: Token): VersionStep | 'no step' | null {
  if (RELEASE.has(word)) return 'no step';
  if (separator === '' && /^z?[a-z]$/.test(word)) return { rank: LETTER_SUFFIX, digits: numberOfLetters(word) };
  // A single letter means its word only together with a number: p1, but not 1.0.p.
  return word.length === 1 ? null : stepOfNumberedWord(word, '0');
}

function stepOfNumberedWord(word: string, digits: string): VersionStep | null {
  const rank = BEFORE_RELEASE[word] ?? AFTER_RELEASE[word];
  return rank === undefined ? null : { rank, digits };
}

/** The number behind a word is part of the word's step. */
function stepOfNumber({ separator, word }: Token, previous: Token | undefined): VersionStep | 'no step' {
  if (previous !== undefined && !isNumber(previous)) return 'no step';
  const lower = separator !== '' && separator !== '.';
  return { rank: lower ? LOWER_LEVEL : NEXT_NUMBER, digits: withoutLeadingZeros(word) };
}

/** Zeros at the end of a row of numbers count nothing, also before a word: 2.0 is 2, and 7.0rc1 is 7rc1. */
function withoutIdleZeros(steps: readonly VersionStep[]): readonly VersionStep[] {
  const kept: VersionStep[] = [];
  for (const step of [...steps].reverse()) {
    const idle = step.rank === NEXT_NUMBER && step.digits === '0' && kept.at(-1)?.rank !== NEXT_NUMBER;
    if (!idle) kept.push(step);
  }
  return kept.reverse();
}

function numberOfLetters(letters: string): string {
  return String(Array.from(letters).reduce((sum, letter) => sum * 27 + letter.charCodeAt(0) - 96, 0));
}

function isNumber({ word }: Token): boolean {
  return /^\d/.test(word);
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
