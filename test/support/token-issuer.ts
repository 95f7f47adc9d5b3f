import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type GenerateKeyPairResult, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://issuer.test';
export const AUDIENCE = 'siteward';

/** A real issuer of tokens: real keys, and their public halves served over HTTP as a JWKS. */
export class TokenIssuer {
  /** Whether it answers 500 instead of its keys. */
  isBroken = false;
  /** How often its keys were asked for. */
  keyRequests = 0;

  private constructor(
    private readonly server: Server,
    private readonly pairs: ReadonlyMap<string, GenerateKeyPairResult>,
  ) {}

  static async start(algorithms: readonly string[] = ['ES256']): Promise<TokenIssuer> {
    const pairs = new Map<string, GenerateKeyPairResult>();
    for (const algorithm of algorithms) pairs.set(algorithm, await generateKeyPair(algorithm, { extractable: true }));
    const jwks = {
      keys: await Promise.all(
        [...pairs].map(async ([alg, pair]) => ({ ...(await exportJWK(pair.publicKey)), alg, kid: alg, use: 'sig' })),
      ),
    };
    const server = createServer((_, response) => {
      issuer.keyRequests += 1;
      response.writeHead(issuer.isBroken ? 500 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(jwks));
    });
    const issuer = new TokenIssuer(server, pairs);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return issuer;
  }

  get jwksUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/jwks.json`;
  }

  publicKeyPem(algorithm = 'ES256'): Promise<string> {
    return exportSPKI(this.pairs.get(algorithm)!.publicKey);
  }

  /** A good token for the tenant, unless `claims` or `header` make it a bad one; undefined leaves a claim out. */
  token(tenantId: string, claims: JWTPayload = {}, header: { alg?: string; kid?: string } = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const algorithm = header.alg ?? 'ES256';
    const all: JWTPayload = {
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'user-1',
      iat: now,
      exp: now + 300,
      tenant_id: tenantId,
      scope: '*',
      ...claims,
    };
    const given = Object.fromEntries(Object.entries<unknown>(all).filter(([, value]) => value !== undefined));
    return new SignJWT(given)
      .setProtectedHeader({ alg: algorithm, kid: header.kid ?? algorithm })
      .sign(this.pairs.get(algorithm)!.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
