import { type UserCredentials, userAuthenticator } from '#jetstream';
import { signingPair } from '#runtime';
import { createUser, type KeyPair } from '@nats-io/nkeys';
import type { ConnectionOptions } from 'nats';

/** A new key of a user. */
export const newUser = (): KeyPair => signingPair(createUser());

/** Comes in with these credentials. */
export function comingAs(user: UserCredentials): ConnectionOptions {
  return { authenticator: userAuthenticator(() => user) };
}

/** Comes in with this JWT, and signs with the key. */
export function showing(jwt: string, key: KeyPair): ConnectionOptions {
  return comingAs({ jwt, seed: new TextDecoder().decode(key.getSeed()) });
}
