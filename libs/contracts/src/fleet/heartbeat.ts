import { z } from 'zod';
import { exact, type ObjectFlavour, tolerant } from '../model/object-flavour.js';
import { RouterOutcome } from '../model/router-facts.js';
import { Attempt } from '../model/scan.js';

/** What connections are called, first, that an agent makes beside its own to look whether all is well: they come and go. */
export const PASSING_CONNECTION = 'siteward-doctor';

/** How often an agent says that it lives. */
export const HEARTBEAT_EVERY_MS = 5_000;

/** For how long an agent counts as online after it was heard: two heartbeats may get lost. */
export const HEARD_WITHIN_MS = 15_000;

/** The largest heartbeat that is read, in bytes. */
export const MAX_HEARTBEAT_BYTES = 8192;

/** A clock that is further off than this is wrong; less may be the time a heartbeat takes on a bad link. */
export const CLOCK_TOLERANCE_MS = 10_000;

/** The longest text an agent says of an error, in characters. */
export const MAX_HEARTBEAT_TEXT = 300;

const text = z.string().max(MAX_HEARTBEAT_TEXT);
const count = z.int().min(0);
const moment = z.iso.datetime();

/** How the agent is. Every part but the first few was added later, so an older agent may not say it. */
const health = (object: ObjectFlavour) =>
  object({
    /** The longest the agent was busy with one thing since its last heartbeat, in milliseconds. */
    event_loop_delay_ms: z.number().min(0),
    /** Results on the disk of the site that are not in the stream yet; and what they may take. */
    spool: object({
      records: count,
      bytes: count,
      max_bytes: count,
      /** When the oldest of them was kept; null when there is none. */
      oldest_at: moment.nullable(),
      has_room: z.boolean(),
    }),
    router: object({
      configured: z.boolean(),
      /** Whether something listened at its address when the agent looked last; null before it looked. */
      reachable: z.boolean().nullable(),
      looked_at: moment.nullable(),
      /** How the last scan's look at it went, and when. */
      last_outcome: RouterOutcome.nullable(),
      last_outcome_at: moment.nullable(),
      /** What is wrong, when something is. */
      reason: text.nullable(),
    }),
    /** Whether nmap may send raw packets. */
    nmap_privileged: z.boolean(),
    /** By how much the agent takes its clock to be ahead of the centre's; null before it could ask. */
    clock_offset_ms: z.int().nullable(),
    /** The last warning or error in its log. */
    last_error: object({ at: moment, level: z.string().max(10), message: text }).nullable(),
  });

const heartbeat = (object: ObjectFlavour) =>
  object({
    /** Of this message; a reader drops what it does not know, so it only goes up when a field changes its meaning. */
    version: z.literal(1),
    /** `stopping`: the last word before an orderly end. */
    state: z.enum(['running', 'stopping']),
    /** With `stopping`: what for. */
    stopping_for: z.enum(['shutdown', 'upgrade']).optional(),
    agent_name: z.string().min(1).max(128),
    agent_version: z.string().min(1).max(64),
    /** The agent's own clock when it said this. */
    sent_at: moment,
    started_at: moment,
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
      since: moment,
    }).nullable(),
    health: health(object).optional(),
  });

/** What an agent says of itself; exact, for who sends it. */
export const Heartbeat = heartbeat(exact);
export type Heartbeat = z.output<typeof Heartbeat>;
export type AgentHealth = NonNullable<Heartbeat['health']>;

/** The same, for who receives it: the sender may be newer. */
export const HeardHeartbeat = heartbeat(tolerant);
export type HeardHeartbeat = z.output<typeof HeardHeartbeat>;

/** What the centre answers to a heartbeat that asks for an answer: by it the agent knows whether its clock is right. */
export const HeartbeatAnswer = exact({ version: z.literal(1), heard_at: moment });
export const HeardHeartbeatAnswer = tolerant({ version: z.literal(1), heard_at: moment });
