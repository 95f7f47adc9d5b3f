import type { DistributionFix, MatchClass } from '../../apps/api/src/advisory/index.js';
import type { ScannedHost } from '../../apps/api/src/match/inventory/host-inventory.js';

type Service = NonNullable<ScannedHost['ports'][number]['service']>;

/** One line of the truth table: the CVE, the class a person found right, and why. `no` means: no finding. */
export type TrueClass = readonly [cve: string, expected: MatchClass, reason: string];

/** A device as a scan sees it, and what is true of it. */
export interface SeenDevice {
  /** What nmap says of its services. */
  readonly services: readonly Partial<Service>[];
  /** The version a router tells over its API. */
  readonly routerOs?: string;
  /** What the distribution's tracker says of the package; nothing where it is left out, as if no tracker was loaded. */
  readonly fixes?: readonly DistributionFix[];
  readonly cases: readonly TrueClass[];
}

/** The devices of one product. */
export interface TruthTable {
  readonly product: string;
  readonly devices: readonly SeenDevice[];
}

/** A service with everything filled in that a table leaves out: nmap named it by a probe, with full confidence. */
export function serviceOf(said: Partial<Service>): Service {
  return {
    name: 'unknown',
    product: null,
    version: null,
    extra_info: null,
    hostname: null,
    os_type: null,
    device_type: null,
    tunnel: null,
    method: 'probed',
    confidence: 10,
    cpes: [],
    ...said,
  };
}

/** The first package of a release with the repair, as the distribution's tracker has it. */
export function fixedIn(
  release: string,
  sourcePackage: string,
  [cve, fixedVersion]: readonly [string, string],
): DistributionFix {
  const distribution = fixedVersion.includes('ubuntu') ? 'ubuntu' : 'debian';
  return { distribution, release, sourcePackage, cve, status: 'fixed', fixedVersion };
}
