import { z } from 'zod';
import { hostFacts } from '../model/host-facts.js';
import { exact, type ObjectFlavour, tolerant } from '../model/object-flavour.js';

/** How many bytes of hosts one answer holds at most, but for a single host that is larger. A message holds 1 MiB. */
export const MAX_EARLIER_HOSTS_BYTES = 512 * 1024;

/** The largest question that is read, in bytes. */
export const MAX_EARLIER_HOSTS_QUESTION_BYTES = 512;

/** Where an agent asks which hosts of a site scan earlier attempts have finished, whichever agent made them. */
export function earlierHostsSubject(siteId: string): string {
  return `scan.earlier_hosts.${siteId}`;
}

const question = (object: ObjectFlavour) =>
  object({
    version: z.literal(1),
    site_scan_id: z.uuid(),
    /** The last address of the answer before; null for the first. */
    after: z.ipv4().nullable(),
  });

const answer = (object: ObjectFlavour) =>
  object({
    version: z.literal(1),
    /** Hosts whose outcome is `complete` and whose results are stored, by address; of several attempts the newest. */
    hosts: z.array(hostFacts(object)),
    /** What to go on after; null when there are no more. */
    next: z.ipv4().nullable(),
  });

/** Exact for who sends, tolerant for who receives: either side may be newer. */
export const EarlierHostsQuestion = question(exact);
export const HeardEarlierHostsQuestion = question(tolerant);
export const EarlierHosts = answer(exact);
export type EarlierHosts = z.output<typeof EarlierHosts>;
export const HeardEarlierHosts = answer(tolerant);
