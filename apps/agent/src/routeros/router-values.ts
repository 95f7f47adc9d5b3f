const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const UNIT_SECONDS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3_600, m: 60, s: 1 };

/** A RouterOS boolean; the API writes true/false, some enums and old versions yes/no. Null when it is neither. */
export function parseFlag(text: string): boolean | null {
  if (text === 'true' || text === 'yes') return true;
  return text === 'false' || text === 'no' ? false : null;
}

/** Seconds of a duration such as `2w3d4h5m6s` or `00:10:00`, or null when the text is none. */
export function parseDuration(text: string): number | null {
  const clock = /^(?:(\d+)d)?(\d{1,3}):(\d\d):(\d\d)$/.exec(text);
  if (clock !== null) {
    const [days = 0, hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((part) => Number(part || 0));
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  }
  const parts = [...text.matchAll(/(\d+)([wdhms])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return null;
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNIT_SECONDS[unit ?? ''] ?? 0), 0);
}

/** The instant of a RouterOS date and time; the date is `may/17/2024` up to about 7.9 and `2024-05-17` after it. */
export function parseInstant(date: string, time: string, offset: string): Date | null {
  const text = `${isoDate(date)}T${time}${offset}`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(text)) return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

function isoDate(date: string): string {
  const [, name, day, year] = /^([a-z]{3})\/(\d\d)\/(\d{4})$/i.exec(date) ?? [];
  if (name === undefined || day === undefined || year === undefined) return date;
  return `${year}-${String(MONTHS.indexOf(name.toLowerCase()) + 1).padStart(2, '0')}-${day}`;
}

/** A RouterOS version in comparable form; stage is 0 alpha, 1 beta, 2 release candidate, 3 release. */
export interface RouterOsVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly stage: number;
  readonly channel: string | null;
}

const VERSION = /^(\d+)\.(\d+)(?:\.(\d+))?(?:(alpha|beta|rc)\d*)?(?:\s+\(([a-z -]+)\))?/;

/** The version in a text such as `7.16.2 (stable)` or `7.25beta3 (development)`, or null. */
export function parseVersion(text: string): RouterOsVersion | null {
  const match = VERSION.exec(text);
  if (match === null) return null;
  const [, major, minor, patch, stage, channel] = match;
  return {
    major: Number(major),
    minor: Number(minor),
    patch: Number(patch ?? 0),
    stage: stage === undefined ? 3 : ['alpha', 'beta', 'rc'].indexOf(stage),
    channel: channel ?? null,
  };
}

/** Whether the version belongs to this release or a later one. */
export function isAtLeast(version: RouterOsVersion, major: number, minor: number, patch = 0): boolean {
  const difference = version.major - major || version.minor - minor || version.patch - patch;
  return difference >= 0;
}

/** The entries of a comma-separated value. */
export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** Whether an address restriction restricts nothing. */
export function isAnywhere(networks: string): boolean {
  const entries = listOf(networks);
  return entries.length === 0 || entries.some((entry) => ['0.0.0.0/0', '::/0', '0.0.0.0', '::'].includes(entry));
}
