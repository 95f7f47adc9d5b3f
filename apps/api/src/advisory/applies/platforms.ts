import { GENERAL_PURPOSE, PLATFORMS, SYSTEMS_OF_NMAP, TARGET_SYSTEMS } from './platforms.data.js';

/** Whether a device meets what is asked of its platform. */
export type PlatformAnswer = 'met' | 'contradicted' | 'unknown';

/** The place of an operating system in the tree, as `linux/debian`; null when we know none of its relatives. */
export function platformOf(name: string): string | null {
  const [vendor = '', product = ''] = name.split(':');
  if (vendor === 'microsoft' && product.startsWith('windows')) {
    return product === 'windows' ? 'windows' : `windows/${product}`;
  }
  const ofVendor = PLATFORMS[vendor];
  return ofVendor?.[product] ?? ofVendor?.['*'] ?? null;
}

/** Whether it is a system people install on a computer, and not the firmware of an appliance. */
export function isGeneralPurpose(name: string): boolean {
  return GENERAL_PURPOSE.test(platformOf(name) ?? '');
}

/**
 * Whether a device with these systems is what is asked for. Several of them may have been seen (a port of the address may be
 * forwarded to another machine), so only what contradicts all of them is contradicted.
 */
export function meetsPlatform(wanted: string | null, systems: readonly string[]): PlatformAnswer {
  const seen = systems.flatMap((name) => platformOf(name) ?? []);
  // That it is Linux says nothing more beside that it is Debian.
  const places = seen.filter((place) => !seen.some((other) => other !== place && isWithin(other, place)));
  if (wanted === null || places.length === 0) return 'unknown';
  const answers = places.map((place) => relate(wanted, place));
  if (answers.includes('met')) return 'met';
  return answers.includes('unknown') ? 'unknown' : 'contradicted';
}

/**
 * The same for a value of `target_sw`; one that is no operating system is never known. Maven is only where Java's programs are
 * published: a Jetty in the network is made of what is there.
 */
export function meetsTarget(target: string, systems: readonly string[]): PlatformAnswer {
  if (target === 'maven') return 'met';
  const wanted = Object.hasOwn(TARGET_SYSTEMS, target) ? (TARGET_SYSTEMS[target] ?? null) : null;
  return meetsPlatform(wanted, systems);
}

function relate(wanted: string, place: string): PlatformAnswer {
  if (isWithin(place, wanted)) return 'met';
  return isWithin(wanted, place) ? 'unknown' : 'contradicted';
}

/** Everything that is not Windows counts as a kind of Unix. */
function isWithin(place: string, wider: string): boolean {
  if (wider === 'unix') return !place.startsWith('windows');
  return place === wider || place.startsWith(`${wider}/`);
}

/** The operating system nmap means by its `ostype`, as `vendor:product`; null for one we do not know. */
export function systemOfNmap(osType: string): string | null {
  return SYSTEMS_OF_NMAP.find(([pattern]) => pattern.test(osType))?.[1] ?? null;
}
