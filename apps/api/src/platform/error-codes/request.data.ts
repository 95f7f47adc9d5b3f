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
} as const satisfies Record<string, ErrorCodeEntry>;
