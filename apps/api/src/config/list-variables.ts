import { variable } from '#runtime';
import { z } from 'zod';

/** Signature algorithms a token may have. Asymmetric ones only: a shared secret would let every reader of it sign. */
export const ASYMMETRIC_ALGORITHMS = [
  'EdDSA',
  'Ed25519',
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
] as const;
export type SignatureAlgorithm = (typeof ASYMMETRIC_ALGORITHMS)[number];

/** Separated by commas, as all lists here. */
export const algorithms = z
  .string()
  .default('EdDSA,ES256,RS256')
  .transform((list) => list.split(',').map((name) => name.trim()))
  .pipe(
    z
      .array(z.enum(ASYMMETRIC_ALGORITHMS, `may only list asymmetric algorithms: ${ASYMMETRIC_ALGORITHMS.join(', ')}`))
      .min(1),
  );

/** Addresses and networks, as the server under Nest takes them. */
export const proxies = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .pipe(
    z
      .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], 'may only list addresses and networks (CIDR)'))
      .max(100, 'lists more than 100 addresses'),
  );

/** Where agents find the broker, in the order in which they try. */
export const brokerUrls = z
  .string()
  .optional()
  .transform((list) => list?.split(',').map((text) => text.trim()))
  .pipe(
    z
      .array(variable.url(['nats:', 'tls:', 'ws:', 'wss:']))
      .min(1)
      .max(20)
      .optional(),
  );
