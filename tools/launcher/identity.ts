import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportPKCS8, exportSPKI, generateKeyPair, importPKCS8, SignJWT } from 'jose';
import { z } from 'zod';

const ALGORITHM = 'EdDSA';
const ISSUER = 'siteward-development';
const AUDIENCE = 'siteward';
const TOKEN_LIFE = '12h';
const ONLY_OURS = 0o600;

const Ids = z.object({ tenant_id: z.uuid(), site_id: z.uuid(), schedule_id: z.uuid(), router_password: z.string() });
type Ids = z.infer<typeof Ids>;

/** Who the demonstration is: one tenant with one site and one schedule, and a token that speaks for the tenant. */
export interface DevelopmentIdentity extends Ids {
  /** A bearer token for the API, good for twelve hours. */
  readonly token: string;
  readonly issuer: string;
  readonly audience: string;
  readonly publicKeyFile: string;
}

/** The identity kept in this data folder, made at the first start. The private key never leaves the folder. */
export async function developmentIdentity(dataDir: string): Promise<DevelopmentIdentity> {
  const folder = join(dataDir, 'development');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const publicKeyFile = join(folder, 'token-key.pub.pem');
  const privateKey = await signingKey(join(folder, 'token-key.pem'), publicKeyFile);
  const ids = await knownIds(join(folder, 'identity.json'));
  const token = await new SignJWT({ tenant_id: ids.tenant_id, scope: 'cve:* site:* key:* audit:view' })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject('development')
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(TOKEN_LIFE)
    .sign(privateKey);
  return { ...ids, token, issuer: ISSUER, audience: AUDIENCE, publicKeyFile };
}

async function signingKey(file: string, publicKeyFile: string) {
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return importPKCS8(kept, ALGORITHM);
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  await writeFile(publicKeyFile, await exportSPKI(publicKey));
  await writeFile(file, await exportPKCS8(privateKey), { mode: ONLY_OURS });
  return privateKey;
}

async function knownIds(file: string): Promise<Ids> {
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return Ids.parse(JSON.parse(kept));
  const ids = {
    tenant_id: randomUUID(),
    site_id: randomUUID(),
    schedule_id: randomUUID(),
    router_password: randomBytes(16).toString('base64url'),
  };
  await writeFile(file, JSON.stringify(ids, null, 2), { mode: ONLY_OURS });
  return ids;
}
