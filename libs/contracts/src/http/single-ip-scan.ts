import { z } from 'zod';
import { parseIpv4 } from '../model/ipv4.js';

/** An id as a caller writes it: any UUID, in either case. */
export const Id = z.guid('must be a UUID').toLowerCase();

/** Raises an issue with the error code that the API answers IPv6 with, because that is no mistake in writing. */
function isIpv4(context: z.core.ParsePayload<string>): void {
  if (parseIpv4(context.value) !== null) return;
  const isIpv6 = z.ipv6().safeParse(context.value).success;
  context.issues.push({
    code: 'custom',
    input: context.value,
    message: isIpv6 ? 'Only IPv4 addresses can be scanned.' : 'must be an IPv4 address such as 192.168.1.55',
    ...(isIpv6 ? { params: { errorCode: 'ipv6_not_supported' } } : {}),
  });
}

/** The body of `POST /scans/cve/scheduled/single-ip`. */
export const SingleIpScanBody = z.strictObject({
  schedule_id: Id,
  site_id: Id,
  ip_address: z.string().check(isIpv4),
});
export type SingleIpScanBody = z.output<typeof SingleIpScanBody>;

/** The 202 answer: the scan is accepted and waits for the site's agent. */
export const OnDemandScanResponse = z.strictObject({
  scan_id: z.uuid(),
  status: z.literal('pending'),
  ip_address: z.ipv4(),
  site_id: z.guid(),
  created_at: z.iso.datetime(),
  message: z.string(),
});
export type OnDemandScanResponse = z.output<typeof OnDemandScanResponse>;
