import { compareDigits } from './version-steps.js';

interface DebianVersion {
  readonly epoch: string;
  readonly upstream: string;
  readonly revision: string;
}

/**
 * The order of Debian's package versions (deb-version(7)): negative when `a` is older. Epochs first, then the upstream
 * version, then the revision; `~` sorts before everything, even the end: 1.0~rc1 < 1.0 < 1.0-1 < 1.0-1+deb11u1.
 */
export function compareDebianVersions(a: string, b: string): number {
  const [versionA, versionB] = [readDebianVersion(a), readDebianVersion(b)];
  return (
    comparePart(versionA.epoch, versionB.epoch) ||
    comparePart(versionA.upstream, versionB.upstream) ||
    comparePart(versionA.revision, versionB.revision)
  );
}

function readDebianVersion(text: string): DebianVersion {
  const version = text.trim();
  const epoch = /^(\d+):/.exec(version)?.[1];
  const rest = epoch === undefined ? version : version.slice(epoch.length + 1);
  const hyphen = rest.lastIndexOf('-');
  return {
    epoch: epoch ?? '0',
    upstream: hyphen < 0 ? rest : rest.slice(0, hyphen),
    // No revision is the same as revision 0.
    revision: hyphen < 0 ? '0' : rest.slice(hyphen + 1),
  };
}

/** Texts and numbers by turns: the text before the next number first, then that number. */
function comparePart(a: string, b: string): number {
  const [runsOfA, runsOfB] = [runsOf(a), runsOf(b)];
  for (let at = 0; at < Math.max(runsOfA.length, runsOfB.length); at += 1) {
    const [ofA, ofB] = [runsOfA[at] ?? NO_RUN, runsOfB[at] ?? NO_RUN];
    const difference = compareText(ofA.text, ofB.text) || compareNumber(ofA.digits, ofB.digits);
    if (difference !== 0) return difference;
  }
  return 0;
}

interface Run {
  readonly text: string;
  readonly digits: string;
}

const NO_RUN: Run = { text: '', digits: '' };

function runsOf(part: string): readonly Run[] {
  return [...part.matchAll(/(\D*)(\d*)/g)].map(([, text = '', digits = '']) => ({ text, digits }));
}

function compareText(a: string, b: string): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = orderOf(a[at]) - orderOf(b[at]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `~` before the end, the end before letters, letters before everything else. */
function orderOf(character: string | undefined): number {
  if (character === undefined) return 0;
  if (character === '~') return -1;
  const code = character.charCodeAt(0);
  return /[a-z]/i.test(character) ? code : code + 0x10000;
}

function compareNumber(a: string, b: string): number {
  return compareDigits(a.replace(/^0+/, ''), b.replace(/^0+/, ''));
}
