import { createHmac } from 'node:crypto';
import type { UserCredentials } from '#jetstream';
import { signingPair } from '#runtime';
import type { AgentAddress } from '#contracts';
import { encodeAccount, encodeOperator, encodeUser, type User } from '@nats-io/jwt';
import { createAccount, createOperator, createUser, type KeyPair } from '@nats-io/nkeys';
import { z } from 'zod';
import { agentRights, centreAccount, type SiteAccount, siteAccount, systemAccount } from './accounts.js';

const Seed = z.string().regex(/^S[OA][A-Z2-7]{56}$/);

/** The keys of a broker in operator mode, as they are kept: whoever has them may do anything there. */
export const AuthorityKeys = z.strictObject({
  version: z.literal(1),
  operator: Seed,
  system: Seed,
  centre: Seed,
  /** Signs the users of the centre and of all sites. */
  signing: Seed,
});
export type AuthorityKeys = z.output<typeof AuthorityKeys>;

/** An account as the broker is told of it. */
export interface AccountClaims {
  /** Public key of the account. */
  readonly key: string;
  readonly jwt: string;
}

/** New keys, different every time. */
export function makeAuthorityKeys(): AuthorityKeys {
  return {
    version: 1,
    operator: seedOf(createOperator()),
    system: seedOf(createAccount()),
    centre: seedOf(createAccount()),
    signing: seedOf(createAccount()),
  };
}

/** A public key for the account of a site. Nobody needs its seed: the operator signs the account, the signing key its users. */
export function newAccountKey(): string {
  return signingPair(createAccount()).getPublicKey();
}

/** Says who may do what at the broker, by signing it. */
export class BrokerAuthority {
  private readonly operator: KeyPair;
  private readonly system: KeyPair;
  private readonly centre: KeyPair;
  private readonly signing: KeyPair;

  constructor(private readonly keys: AuthorityKeys) {
    this.operator = signingPair(keys.operator);
    this.system = signingPair(keys.system);
    this.centre = signingPair(keys.centre);
    this.signing = signingPair(keys.signing);
  }

  /** What nats-server has to be configured with; nothing of it is secret. @param resolverDir where it keeps the accounts */
  async serverConfig(resolverDir: string): Promise<string> {
    const system = this.system.getPublicKey();
    const operatorJwt = await encodeOperator('siteward', this.operator, { system_account: system });
    const systemJwt = await encodeAccount('SYS', this.system, systemAccount(), { signer: this.operator });
    return [
      `operator: ${operatorJwt}`,
      `system_account: ${system}`,
      `resolver { type: full, dir: ${JSON.stringify(resolverDir)}, allow_delete: true, interval: "2m", timeout: "1.9s" }`,
      `resolver_preload { ${system}: ${systemJwt} }`,
      '',
    ].join('\n');
  }

  async centreAccount(): Promise<AccountClaims> {
    const claims = centreAccount(this.signing.getPublicKey());
    const jwt = await encodeAccount('CENTRE', this.centre, claims, { signer: this.operator });
    return { key: this.centre.getPublicKey(), jwt };
  }

  async siteAccount(key: string, site: SiteAccount): Promise<AccountClaims> {
    const claims = siteAccount(site, this.centre.getPublicKey(), this.signing.getPublicKey());
    return { key, jwt: await encodeAccount(`SITE-${site.siteId}`, key, claims, { signer: this.operator }) };
  }

  /** Credentials of a user of the centre, who may do anything in its account. The seed lives in this process only. */
  centreUser(): Promise<UserCredentials> {
    return this.user('centre', this.centre.getPublicKey(), this.signing);
  }

  /** Credentials of a user who may make accounts known. */
  systemUser(): Promise<UserCredentials> {
    return this.user('centre', this.system.getPublicKey(), this.system);
  }

  /** What an agent with this public key may do, until `expiresAt`. */
  agentJwt(agent: AgentAddress & { accountKey: string; publicKey: string; expiresAt: Date }): Promise<string> {
    const exp = Math.floor(agent.expiresAt.getTime() / 1000);
    const rights: Partial<User> = { ...agentRights(agent), tags: [`site:${agent.siteId}`] };
    return encodeUser(agent.agentId, agent.publicKey, agent.accountKey, rights, { signer: this.signing, exp });
  }

  /** A key for a purpose of the centre's own, the same in every replica; no key of the broker can be found by it. */
  derivedKey(purpose: string): Buffer {
    return createHmac('sha256', this.keys.signing).update(purpose).digest();
  }

  private async user(name: string, accountKey: string, signer: KeyPair): Promise<UserCredentials> {
    const pair = signingPair(createUser());
    const options = signer.getPublicKey() === accountKey ? {} : { signer };
    const issuer = signer.getPublicKey() === accountKey ? signer : accountKey;
    return { jwt: await encodeUser(name, pair, issuer, {}, options), seed: seedOf(pair) };
  }
}

function seedOf(pair: KeyPair): string {
  return new TextDecoder().decode(pair.getSeed());
}

/** Whether two accounts of ours come to the same, whenever they were signed. Signatures are not looked at. */
export function saysTheSame(one: string, other: string): boolean {
  const claimsOf = (jwt: string) => {
    const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString();
    return JSON.stringify((JSON.parse(payload) as { nats?: unknown }).nats);
  };
  return claimsOf(one) === claimsOf(other);
}
