import { z } from 'zod';
import { exact, type ObjectFlavour, tolerant } from '../model/object-flavour.js';
import { Attempt } from '../model/scan.js';

/** How often an agent says that it lives. */
export const HEARTBEAT_EVERY_MS = 10_000;

/** For how long an agent counts as online after it was heard: two heartbeats may get lost. */
export const HEARD_WITHIN_MS = 30_000;

/** The largest heartbeat that is read, in bytes. */
export const MAX_HEARTBEAT_BYTES = 4096;

const heartbeat = (object: ObjectFlavour) =>
  object({
    /** Of this message; a reader drops what it does not know, so it only goes up when a field changes its meaning. */
    version: z.literal(1),
    /** `stopping`: the last word before an orderly end. */
    state: z.enum(['running', 'stopping']),
    agent_name: z.string().min(1).max(128),
    agent_version: z.string().min(1).max(64),
    /** The agent's own clock when it said this. */
    sent_at: z.iso.datetime(),
    started_at: z.iso.datetime(),
    /** Processes waiting for the processor, averaged over a minute. */
    load_1m: z.number().min(0),
    /** Resident memory of the agent, in MiB. */
    memory_mib: z.number().min(0),
    /** Null when there is no nmap that runs. */
    nmap_version: z.string().max(64).nullable(),
    /** What it is at; null when it waits for a request. */
    in_work: object({
      scan_id: z.uuid(),
      site_scan_id: z.uuid(),
      attempt: Attempt,
      since: z.iso.datetime(),
    }).nullable(),
  });

/** What an agent says of itself; exact, for who sends it. */
export const Heartbeat = heartbeat(exact);
export type Heartbeat = z.output<typeof Heartbeat>;

/** The same, for who receives it: the sender may be newer. */
export const HeardHeartbeat = heartbeat(tolerant);
