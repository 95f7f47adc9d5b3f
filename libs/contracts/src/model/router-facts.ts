import { z } from 'zod';
import { MacAddress } from './mac-address.js';
import type { ObjectFlavour } from './object-flavour.js';
import { Reason } from './scan.js';

/** Text a router chose: bounded, never trusted. */
const RouterText = z.string().max(512);

export const Severity = z.enum(['info', 'low', 'medium', 'high', 'critical']);
export type Severity = z.infer<typeof Severity>;

/**
 * How reading the router went. Only `complete` and `partial` carry facts.
 * `not_configured`: this agent has no router to read, which is a choice and no failure.
 */
export const RouterOutcome = z.enum([
  'complete',
  'partial',
  'not_configured',
  'unreachable',
  'login_refused',
  'tls_untrusted',
  'timed_out',
  'protocol_violation',
]);
export type RouterOutcome = z.infer<typeof RouterOutcome>;

/** Why a check has no yes-or-no answer. Unknown is never a pass. */
export const UnknownReason = z.enum(['not_applicable', 'no_permission', 'not_read', 'unexpected_shape']);
export type UnknownReason = z.infer<typeof UnknownReason>;

/** The answer of one RouterOS configuration question. */
export const checkResult = (object: ObjectFlavour) =>
  object({
    /** Stable id such as `mgmt.plain-telnet`. */
    id: z
      .string()
      .regex(/^[a-z]+\.[a-z0-9-]+$/)
      .max(64),
    /** Rises when the meaning of the check changes. */
    version: z.int().min(1),
    title: z.string().max(200),
    severity: Severity,
    verdict: z.enum(['pass', 'fail', 'unknown']),
    /** For a fail: the menu that was asked and what it said. */
    evidence: object({ asked: z.string().max(256), found: z.string().max(2000) }).nullable(),
    /** For an unknown: the kind of reason and a sentence. */
    unknown: object({ reason: UnknownReason, detail: Reason }).nullable(),
    /** The RouterOS commands that set it right. */
    remedy: z.string().max(1000),
  });

/** What a router said of itself, read-only and without secrets. Null means the router did not say. */
export const routerFacts = (object: ObjectFlavour) =>
  object({
    identity: RouterText.nullable(),
    /** As the router writes it, e.g. `7.16.2 (stable)`. */
    version: RouterText.nullable(),
    architecture: RouterText.nullable(),
    board_name: RouterText.nullable(),
    platform: RouterText.nullable(),
    uptime: RouterText.nullable(),
    /** Update channel: stable, long-term, testing, development. */
    update_channel: RouterText.nullable(),
    current_firmware: RouterText.nullable(),
    upgrade_firmware: RouterText.nullable(),
    packages: z.array(object({ name: RouterText, version: RouterText, disabled: z.boolean() })).max(200),
    services: z
      .array(
        object({
          name: RouterText,
          port: z.int().min(0).max(65_535),
          disabled: z.boolean(),
          /** Networks that may connect; empty = anybody. */
          available_from: RouterText,
        }),
      )
      .max(200),
    users: z.array(object({ name: RouterText, group: RouterText, disabled: z.boolean() })).max(500),
    interfaces: z
      .array(
        object({
          name: RouterText,
          type: RouterText,
          mac: MacAddress.nullable(),
          running: z.boolean(),
          disabled: z.boolean(),
        }),
      )
      .max(1000),
    /** IPv4 addresses of the router itself, CIDR form. */
    addresses: z.array(RouterText).max(1000),
    arp_entries: z.int().min(0).nullable(),
    dhcp_leases: z.int().min(0).nullable(),
  });
