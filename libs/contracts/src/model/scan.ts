import { z } from 'zod';

/**
 * How much of a host is looked at.
 * `quick`: the 100 most usual TCP ports; `standard`: the 1000 most usual; `deep`: all 65,535.
 * Every profile adds the ports MikroTik and other network devices are managed by.
 */
export const ScanProfile = z.enum(['quick', 'standard', 'deep']);
export type ScanProfile = z.infer<typeof ScanProfile>;

/** The parts of a site scan, in the order in which an agent goes through them. */
export const ScanPhase = z.enum(['planning', 'router', 'ports', 'versions', 'publishing']);
export type ScanPhase = z.infer<typeof ScanPhase>;

/**
 * How a site scan ended at the agent.
 * `completed`: everything planned was looked at; `partial`: something was not, and the results say what;
 * `failed`: nothing that could be relied on; `stopped`: on request.
 */
export const SiteScanOutcome = z.enum(['completed', 'partial', 'failed', 'stopped']);
export type SiteScanOutcome = z.infer<typeof SiteScanOutcome>;

/**
 * The id of a tenant, a schedule or a site: of the form of a UUID, and no more is asked, since other systems give them. What
 * we name ourselves (scans, site scans, devices) has UUIDs as RFC 9562 has them.
 */
export const GivenId = z.guid();

/** A sentence for people, bounded because it may come from outside. */
export const Reason = z.string().min(1).max(1000);

/** Delivery attempt of a scan request, from 1. Results of an older attempt are ignored by the centre (fencing). */
export const Attempt = z.int().min(1).max(1_000_000);
