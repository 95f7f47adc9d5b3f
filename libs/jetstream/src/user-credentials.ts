import type { Authenticator } from 'nats';
import { signingPair } from '#runtime';

/** Who somebody is at a broker in operator mode: what a `.creds` file holds. */
export interface UserCredentials {
  /** What the user may do, signed by the account. */
  readonly jwt: string;
  /** Secret: who has it is this user. */
  readonly seed: string;
}

/** Answers the broker's challenge. @param read asked at every connection, so that renewed credentials are used */
export function userAuthenticator(read: () => UserCredentials): Authenticator {
  return (nonce) => {
    const { jwt, seed } = read();
    const signature = signingPair(seed).sign(new TextEncoder().encode(nonce ?? ''));
    return { jwt, sig: Buffer.from(signature).toString('base64url') };
  };
}
