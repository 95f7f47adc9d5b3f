import { z } from 'zod';
import { parseIpv4Network } from '../model/ipv4.js';
import { GivenId } from '../model/scan.js';
import { isScannableNetwork, normaliseNetworks } from '../model/site-networks.js';
import { line } from './line.js';
import { Id } from './single-ip-scan.js';

const MAX_NETWORKS = 256;

function isScannableIpv4(context: z.core.ParsePayload<string>): void {
  const { value } = context;
  if (isScannableNetwork(value)) return;
  const issue = (message: string, errorCode?: string) =>
    context.issues.push({
      code: 'custom',
      input: value,
      message,
      ...(errorCode === undefined ? {} : { params: { errorCode } }),
    });
  if (parseIpv4Network(value) !== null) {
    issue('A site can only have networks that are private through and through.', 'network_not_scannable');
  } else if (z.cidrv6().safeParse(value).success) issue('Only IPv4 networks can be scanned.', 'ipv6_not_supported');
  else issue('must be an IPv4 network such as 192.168.88.0/24');
}

const Name = line(200).meta({ description: 'How people call the site.', example: 'Main office' });

const Networks = z
  .array(z.string().max(50).check(isScannableIpv4))
  .min(1)
  .max(MAX_NETWORKS)
  .overwrite(normaliseNetworks)
  .meta({
    description:
      'What may be scanned at the site: IPv4 networks (CIDR), private, link-local or loopback. Host bits are cleared, and a ' +
      'network inside another one of the list is left out.',
    example: ['192.168.88.0/24', '10.20.0.0/16'],
  });

/** The body of `PUT /sites/{site_id}`: the site is replaced. */
export const SiteBody = z.strictObject({ name: Name, networks: Networks });

/** The body of `POST /sites`. */
export const NewSiteBody = z.strictObject({
  id: Id.optional().meta({
    description: 'An id of your own. Without one, one is made.',
    example: '9c3c1392-7f36-4240-85f2-273573c0384a',
  }),
  name: Name,
  networks: Networks,
});
export type NewSiteBody = z.output<typeof NewSiteBody>;

/** The body of `PATCH /sites/{site_id}`: what is left out stays as it is. */
export const SiteChanges = z.strictObject({ name: Name.optional(), networks: Networks.optional() });
export type SiteChanges = z.output<typeof SiteChanges>;

const Moment = z.iso.datetime();

/** A network behind one router. */
export const Site = z.object({
  id: GivenId,
  name: z.string(),
  networks: z.array(z.string()),
  created_at: Moment,
  updated_at: Moment,
});
export type Site = z.infer<typeof Site>;
