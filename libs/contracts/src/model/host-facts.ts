import { z } from 'zod';
import { MacAddress } from './mac-address.js';
import type { ObjectFlavour } from './object-flavour.js';
import { Reason } from './scan.js';

/** Text an unknown program on the network chose: bounded, never trusted. */
const Banner = z.string().max(512);

/** The most ports one host message carries; more are dropped and `ports_truncated` says so (a tarpit opens them all). */
export const MAX_PORTS_PER_HOST = 2000;

/**
 * What happened to one target.
 * `complete`: all planned ports were looked at; `partial`: not all were (deadline, cut-off output);
 * `no_answer`: nothing at that address answered, so nothing is known of it; `refused`: outside the networks the agent may scan.
 */
export const HostOutcome = z.enum(['complete', 'partial', 'no_answer', 'refused']);
export type HostOutcome = z.infer<typeof HostOutcome>;

/** Where a MAC came from, best first: seen on the wire by nmap, the router's ARP table, the router's DHCP leases. */
export const MacSource = z.enum(['nmap', 'router_arp', 'router_dhcp']);
export type MacSource = z.infer<typeof MacSource>;

/** A service behind an open port, as nmap's version detection names it. */
const serviceFacts = (object: ObjectFlavour) =>
  object({
    name: Banner,
    product: Banner.nullable(),
    version: Banner.nullable(),
    extra_info: Banner.nullable(),
    hostname: Banner.nullable(),
    os_type: Banner.nullable(),
    device_type: Banner.nullable(),
    /** `ssl` when the service was found inside TLS. */
    tunnel: Banner.nullable(),
    /** `probed`: the service answered a probe. `table`: only a guess from the port number, never matched to a CVE. */
    method: z.enum(['probed', 'table']),
    /** nmap's own confidence, 0 to 10; 5 when nmap did not know the service and the agent read nmap's fingerprint itself. */
    confidence: z.int().min(0).max(10),
    /** CPE 2.2 URIs exactly as nmap gave them. */
    cpes: z.array(z.string().max(512)).max(16),
  });

/** One port that nmap reported by itself (open, or in a state worth keeping). */
const portFacts = (object: ObjectFlavour) =>
  object({
    protocol: z.enum(['tcp', 'udp']),
    port: z.int().min(0).max(65_535),
    state: z.enum(['open', 'closed', 'filtered', 'open|filtered', 'unfiltered']),
    reason: z.string().max(64),
    service: serviceFacts(object).nullable(),
  });

/** Everything seen at one address in one attempt of a site scan. */
export const hostFacts = (object: ObjectFlavour) =>
  object({
    address: z.ipv4(),
    outcome: HostOutcome,
    /** Why the outcome is not `complete`; null when it is. */
    reason: Reason.nullable(),
    mac: object({ address: MacAddress, source: MacSource, vendor: z.string().max(128).nullable() }).nullable(),
    hostnames: z.array(z.string().max(255)).max(16),
    /** The TCP ports looked at, as nmap states them, e.g. `1-1024,8291`; empty when none was. */
    scanned_tcp_ports: z.string().max(20_000),
    ports: z.array(portFacts(object)).max(MAX_PORTS_PER_HOST),
    ports_truncated: z.boolean(),
    started_at: z.iso.datetime(),
    ended_at: z.iso.datetime(),
  });
