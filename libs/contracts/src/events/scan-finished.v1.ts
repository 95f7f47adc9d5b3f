import { z } from 'zod';
import { defineEvent, type PayloadOf } from '../define-event.js';
import type { ObjectFlavour } from '../model/object-flavour.js';
import { Reason, SiteScanOutcome } from '../model/scan.js';
import { attemptOf } from './attempt-of.js';

/** How one network was searched for hosts. */
const networkDiscovery = (object: ObjectFlavour) =>
  object({
    network: z.cidrv4(),
    /** Addresses looked at, those excluded or not allowed left out. */
    addresses: z.int().min(0),
    /** Hosts that answered, or that the router knows to be there. */
    live: z.int().min(0),
    /** Whether every address was looked at. */
    complete: z.boolean(),
  });

/** How the scan was slowed for the load of the site's router. */
const careTaken = (object: ObjectFlavour) =>
  object({
    /** Whether the router could be asked for its load. */
    router_load_read: z.boolean(),
    /** The highest load of its processor, and share of its connection table, that was read; null when it did not say. */
    peak_cpu_percent: z.int().min(0).max(100).nullable(),
    peak_connections_percent: z.int().min(0).max(100).nullable(),
    /** For how long the scan went slower than it might, and for how long it stood still, in seconds. */
    slowed_s: z.int().min(0),
    paused_s: z.int().min(0),
  });

export const ScanFinished = defineEvent({
  type: 'scan.finished',
  version: 1,
  stream: 'SCAN_RESULTS',
  summary: 'The last word of an attempt; says how many results belong to it, so that none can be missing unnoticed',
  payload: (object) =>
    object({
      ...attemptOf,
      outcome: SiteScanOutcome,
      /** Why the outcome is not `completed`; null when it is. */
      reason: Reason.nullable(),
      /** How many `scan.host_observed` and `scan.router_checked` messages of this attempt were published. */
      results: object({ hosts: z.int().min(0), routers: z.int().min(0).max(1) }),
      /** How each network asked for was searched; absent when only addresses were asked for by name. */
      discovery: z.array(networkDiscovery(object)).max(256).optional(),
      /** Absent when the router is not watched, and from agents that do not watch it. */
      care: careTaken(object).optional(),
      started_at: z.iso.datetime(),
      finished_at: z.iso.datetime(),
    }),
});
export type ScanFinished = PayloadOf<typeof ScanFinished>;
export type NetworkDiscovery = NonNullable<ScanFinished['discovery']>[number];
export type CareTaken = NonNullable<ScanFinished['care']>;
