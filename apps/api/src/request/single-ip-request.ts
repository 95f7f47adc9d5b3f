import { refuseTarget, type ScanRequested, type SingleIpScanBody } from '#contracts';
import { AppError } from '../platform/app-error.js';
import type { ScanSettings } from '../schedule/index.js';
import { deadlineOf } from './scan-lifecycle.js';

/**
 * Whether this request can be carried out, given what the schedule and the site say.
 * @throws {AppError} 404 for a schedule or site the tenant does not have, 422 for what fits together badly.
 */
export function refuseImpossible(body: SingleIpScanBody, settings: ScanSettings): void {
  if (!settings.schedule_found) throw new AppError('schedule_not_found');
  if (!settings.site_found) throw new AppError('site_not_found');
  if (settings.subnets.length === 0) throw new AppError('site_not_in_schedule');
  for (const networks of [settings.networks, settings.subnets]) {
    const refusal = refuseTarget(body.ip_address, networks);
    if (refusal === 'never_scannable') {
      throw new AppError(
        'address_not_scannable',
        `The address ${body.ip_address} is of a kind that is never scanned here.`,
      );
    }
    if (refusal === 'outside_networks') {
      throw new AppError('address_outside_site', `The address ${body.ip_address} is outside the networks of the site.`);
    }
  }
}

/** The ids a new scan gets. */
export interface NewScanIds {
  readonly scanId: string;
  readonly siteScanId: string;
  readonly shortId: string;
}

/** The message that asks the site to scan, which also holds all that the centre keeps of the scan. */
export function singleIpScan(
  tenantId: string,
  body: SingleIpScanBody,
  settings: ScanSettings,
  opened: NewScanIds & { at: Date },
): ScanRequested {
  return {
    scan_id: opened.scanId,
    short_id: opened.shortId,
    site_scan_id: opened.siteScanId,
    tenant_id: tenantId,
    schedule_id: body.schedule_id,
    site_id: body.site_id,
    kind: 'single_ip',
    targets: [body.ip_address],
    allowed_networks: [...settings.subnets],
    profile: settings.profile,
    min_cvss: settings.min_cvss,
    warning_threshold: settings.warning_threshold,
    requested_at: opened.at.toISOString(),
    deadline: deadlineOf(settings.profile, opened.at).toISOString(),
  };
}
