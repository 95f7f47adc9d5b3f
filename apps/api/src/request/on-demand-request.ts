import type { ScanRequested } from '#contracts';
import { AppError } from '../platform/app-error.js';
import type { ScanSettings } from '../schedule/index.js';
import { type AddressRefusal, refusalOf, refusalsInWords } from './address-refusal.js';

/** What a caller asks for at one site, at once. */
export interface OnDemandWish {
  readonly kind: Extract<ScanRequested['kind'], 'single_ip' | 'multiple_ips'>;
  readonly scheduleId: string;
  readonly siteId: string;
  /** Each once. */
  readonly targets: readonly string[];
}

/** Long enough for the reason of every address that one request may name, however it is written. */
const MAX_REFUSALS_LENGTH = 30_000;

/**
 * Whether this can be carried out, given what the schedule and the site say.
 * @throws {AppError} 404 for a schedule or site the tenant does not have, 422 for what fits together badly. Several addresses
 * are all judged, and every bad one is named.
 */
export function refuseImpossible({ kind, targets }: OnDemandWish, settings: ScanSettings): void {
  if (settings.missing !== null) throw new AppError(settings.missing);
  if (settings.subnets.length === 0) throw new AppError('site_not_in_schedule');
  if (kind === 'single_ip') targets.forEach((address) => refuseAddress(address, settings));
  const refusals = refusalsInWords(targets, settings);
  if (refusals !== null) {
    throw new AppError('addresses_refused', refusals, { maxMessageLength: MAX_REFUSALS_LENGTH });
  }
}

const REFUSED: Record<AddressRefusal, (address: string) => AppError> = {
  malformed: () =>
    new AppError('parameter_invalid', "The 'ip_address' parameter is not valid: must be an IPv4 address."),
  ipv6: () => new AppError('ipv6_not_supported'),
  never_scannable: (address) =>
    new AppError('address_not_scannable', `The address ${address} is of a kind that is never scanned here.`),
  outside_networks: (address) =>
    new AppError('address_outside_site', `The address ${address} is outside the networks of the site.`),
  excluded: (address) =>
    new AppError('address_excluded', `The address ${address} is one of those the schedule excludes.`),
};

function refuseAddress(address: string, settings: ScanSettings): void {
  const refusal = refusalOf(address, settings);
  if (refusal !== null) throw REFUSED[refusal](address);
}
