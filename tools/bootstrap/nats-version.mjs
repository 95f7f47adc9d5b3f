/** Releases from which the advisories of 2026 are fixed, per line; a line newer than the last has them all. */
const FIXED_FROM = [
  [2, 11, 16],
  [2, 12, 7],
  [2, 14, 0],
];

/**
 * @param {string} text what `nats-server --version` prints, such as "nats-server: v2.15.1"
 * @returns {string | undefined} "2.15.1"
 */
export const parseNatsVersion = (text) => /\bv?(\d+\.\d+\.\d+)/.exec(text)?.[1];

/**
 * Orders versions, oldest first.
 * @param {string} a
 * @param {string} b
 */
export function compareVersions(a, b) {
  const [left, right] = [numbers(a), numbers(b)];
  for (const place of [0, 1, 2]) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Whether a server is older than the fixes of its line (2.13 had none: it needs 2.14).
 * @param {string} version
 */
export function lacksKnownFixes(version) {
  const [major = 0, minor = 0] = numbers(version);
  const line = FIXED_FROM.find((fixed) => fixed[0] === major && (fixed[1] ?? 0) >= minor);
  return line === undefined ? compareVersions(version, '2.14.0') < 0 : compareVersions(version, line.join('.')) < 0;
}

const numbers = (/** @type {string} */ version) => version.split('.').map(Number);
