import { bad, impossible, conflicting, type ErrorCodeEntry } from './entry.js';

/** About asking for scans, and stopping them. */
export const REQUEST_ERRORS = {
  ipv6_not_supported: bad(400, {
    title: 'IPv6 addresses are not supported',
    message: 'IPv6 addresses cannot be scanned; give an IPv4 address.',
    meaning: 'Scans work on IPv4 addresses only. The given address is an IPv6 address.',
    remedy: 'Give the IPv4 address of the device.',
  }),
  idempotency_key_invalid: bad(400, {
    title: 'The idempotency key is not usable',
    message: "The 'Idempotency-Key' header is not usable.",
    meaning: 'The Idempotency-Key header is empty, too long, repeated, or holds characters that are not allowed.',
    remedy: 'Send one key per operation; a random UUID is a good one.',
  }),
  idempotency_key_reused: impossible({
    title: 'The idempotency key was used for another request',
    message: "The 'Idempotency-Key' was already used for a request with another body.",
    meaning: 'A key stands for one operation. The same key came with a body that differs from the first one.',
    remedy: 'Repeat the first request exactly, or take a new key for a new operation.',
  }),
  idempotency_in_progress: conflicting({
    title: 'The same request is still being worked on',
    message: "A request with the same 'Idempotency-Key' is still being worked on.",
    meaning: 'The first request with this key has not been answered yet.',
    remedy: 'Wait a moment and repeat the request with the same key; you will get the first answer.',
  }),
  address_outside_site: impossible({
    title: 'The address is outside the networks of the site',
    message: 'The address lies outside the networks of the site.',
    meaning: 'Only addresses inside the networks that were set for the site are scanned.',
    remedy: 'Check the address, or add its network to the site.',
  }),
  address_not_scannable: impossible({
    title: 'An address of this kind is never scanned',
    message: 'Addresses of this kind are never scanned.',
    meaning: 'Public, multicast, broadcast, loopback and reserved addresses are not scanned, whatever the site says.',
    remedy: 'Give the private address the device has inside the site.',
  }),
  address_excluded: impossible({
    title: 'The address is excluded by the schedule',
    message: 'The address is one of those the schedule excludes.',
    meaning: 'The schedule lists addresses and networks that are never scanned with it, and the address is among them.',
    remedy: 'Take it off the exclusions of the schedule, or use another schedule.',
  }),
  addresses_refused: impossible({
    title: 'Some of the addresses cannot be scanned',
    message: 'Some of the addresses cannot be scanned.',
    meaning:
      'Either all addresses of a request are scanned or none. The message names every address that cannot be, and why: ' +
      'malformed, IPv6, never scannable (public, multicast, broadcast, loopback, reserved), outside the site or what the ' +
      'schedule covers of it, or excluded by the schedule.',
    remedy: 'Correct the named addresses or leave them out, and send the request again. Nothing was started.',
  }),
  too_many_scans: conflicting({
    title: 'Too many scans of this site are unfinished',
    message: 'This site has as many unfinished scans as are allowed.',
    meaning: 'An agent works on one scan at a time; a bounded number of others may wait for it.',
    remedy: 'Wait until some have ended, or cancel some. If none ever ends, check that the agent of the site runs.',
  }),
  site_offline: impossible({
    title: 'A site is offline',
    message: 'A site of the schedule is offline.',
    meaning:
      'No agent of the named sites is connected, and the schedule does not ignore offline sites, or no site at all is ' +
      'connected. Nothing was started.',
    remedy: 'Start the agents of the named sites, or set ignore_offline_sites to scan the others without them.',
  }),
  schedule_without_sites: impossible({
    title: 'The schedule has nothing to scan',
    message: 'The schedule has no sites any more, so there is nothing to scan.',
    meaning: 'The sites of the schedule were deleted, or nothing it covers lies inside their networks any more.',
    remedy: 'Give the schedule sites and subnets to scan.',
  }),
  schedule_in_blackout: impossible({
    title: 'The schedule is in a blackout',
    message: 'The schedule must not run at the moment: it is in one of its blackouts.',
    meaning: 'A schedule can have windows in which it must not run, and one of them holds now.',
    remedy: 'Wait until the blackout is over, or change the blackouts of the schedule.',
  }),
  schedule_running: conflicting({
    title: 'The schedule is running already',
    message: 'A scan of this schedule is running already.',
    meaning: 'A schedule has one run at a time, whether it was started by its time or by hand.',
    remedy: 'Wait until it has ended, or stop it first.',
  }),
  schedule_not_running: conflicting({
    title: 'The schedule is not running',
    message: 'No scan of this schedule is running or paused, so there is nothing to stop.',
    meaning: 'All runs of the schedule have ended. Scans of single addresses are cancelled one by one.',
    remedy: 'Nothing has to be done.',
  }),
  scan_finished: conflicting({
    title: 'The scan has ended already',
    message: 'The scan has ended, or all its results have arrived, so there is nothing left to end.',
    meaning: 'Only what is still waiting or being scanned can be cancelled or paused.',
    remedy: 'Read the report; nothing has to be done.',
  }),
  scan_stopping: conflicting({
    title: 'The scan is being stopped',
    message: 'The scan was asked to stop, so it cannot be paused any more.',
    meaning: 'A stop is for good and is never taken back.',
    remedy: 'Wait until it has stopped; what was found stays in the report.',
  }),
  scan_pausing: conflicting({
    title: 'The pause is not carried out yet',
    message: 'The scan was asked to pause and has not come to rest at every site yet; try again in a few seconds.',
    meaning: 'What is left to scan is known only when every site has ended what it was doing.',
    remedy: 'Repeat the request when the state of the scan is paused.',
  }),
  scan_not_paused: conflicting({
    title: 'The scan is not paused',
    message: 'The scan is not paused, so it cannot go on.',
    meaning: 'Only a paused scan can be resumed; one that was stopped or has ended cannot.',
    remedy: 'Start a new scan, or read the report.',
  }),
} as const satisfies Record<string, ErrorCodeEntry>;
