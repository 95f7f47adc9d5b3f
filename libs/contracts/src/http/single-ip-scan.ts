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
  schedule_id: Id.meta({
    description: 'The schedule whose settings the scan is made with.',
    example: '9c43cc95-f313-49a3-b632-524f7a24503b',
  }),
  site_id: Id.meta({
    description: 'The site in which the address lies.',
    example: '9c3c1392-7f36-4240-85f2-273573c0384a',
  }),
  ip_address: z
    .string()
    .check(isIpv4)
    .meta({ format: 'ipv4', description: 'The IPv4 address to scan.', example: '192.168.1.55' }),
});
export type SingleIpScanBody = z.output<typeof SingleIpScanBody>;

/** The 202 answer: the scan is accepted and waits for the site's agent. */
export const OnDemandScanResponse = z
  .strictObject({
    scan_id: z.uuid().meta({ description: 'The id of the new scan.', example: '9c46a6f1-a8d8-4f5a-9b2f-7d1b3e9c5a1d' }),
    status: z
      .literal('pending')
      .meta({ description: 'Where the scan stands.', example: 'pending', override: { const: undefined } }),
    ip_address: z.ipv4().meta({ description: 'The address that will be scanned.', example: '192.168.1.55' }),
    site_id: z.guid().meta({
      description: 'The site in which the address lies.',
      example: '9c3c1392-7f36-4240-85f2-273573c0384a',
    }),
    created_at: z.iso.datetime().meta({ description: 'When the scan was asked for.', example: '2025-10-29T14:00:00Z' }),
    message: z.string().meta({ description: 'For people.', example: 'Scan initiated. Check back for results.' }),
  })
  // Published as the customer's document has it: no field required, and any text as the status.
  .meta({ id: 'OnDemandScanResponse', override: { required: undefined } });
export type OnDemandScanResponse = z.output<typeof OnDemandScanResponse>;
