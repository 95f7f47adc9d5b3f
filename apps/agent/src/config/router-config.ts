import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '#runtime';
import type { RouterAccess, RouterTls } from '../routeros/index.js';

export const API_PORT = { plain: 8728, tls: 8729 };
/** The name of the password among the credentials of the service manager (`LoadCredential=` of systemd). */
const PASSWORD_CREDENTIAL = 'router-password';

/** The variables about the router, already looked over one by one. */
export interface RouterVariables {
  readonly ROUTER_HOST?: string | undefined;
  readonly ROUTER_PORT: number;
  readonly ROUTER_USER?: string | undefined;
  readonly ROUTER_PASSWORD_FILE?: string | undefined;
  readonly ROUTER_TLS: 'plain' | 'verified' | 'pinned' | 'anonymous';
  readonly ROUTER_FINGERPRINT?: string | undefined;
  readonly ROUTER_LEGACY_LOGIN: 'true' | 'false';
  readonly CREDENTIALS_DIRECTORY?: string | undefined;
}

/** What is missing among them, by variable. */
export function routerGaps(values: RouterVariables): readonly (readonly [string, string])[] {
  if (values.ROUTER_HOST === undefined) return [];
  const gaps: (readonly [string, string])[] = [];
  if (values.ROUTER_USER === undefined) {
    gaps.push(['ROUTER_USER', 'is required with ROUTER_HOST: the read-only user of the router']);
  }
  if (passwordFileOf(values) === null) {
    gaps.push(['ROUTER_PASSWORD_FILE', 'is required with ROUTER_HOST: the file that holds the password']);
  }
  if (values.ROUTER_TLS === 'pinned' && values.ROUTER_FINGERPRINT === undefined) {
    const meaning = 'is required with ROUTER_TLS=pinned: the SHA-256 fingerprint of the router certificate';
    gaps.push(['ROUTER_FINGERPRINT', meaning]);
  }
  return gaps;
}

/**
 * How the router is reached; null when none is configured.
 * @throws {ConfigError} when the password cannot be read.
 */
export function routerAccessOf(values: RouterVariables): RouterAccess | null {
  const { ROUTER_HOST: host, ROUTER_USER: user } = values;
  const file = passwordFileOf(values);
  if (host === undefined || user === undefined || file === null) return null;
  const port = values.ROUTER_PORT || (values.ROUTER_TLS === 'plain' ? API_PORT.plain : API_PORT.tls);
  const legacyLogin = values.ROUTER_LEGACY_LOGIN === 'true';
  return { host, port, user, password: readPassword(file), tls: tlsOf(values), legacyLogin };
}

/** The credential of the service manager comes first: the file may then be for nobody but root. */
function passwordFileOf({ CREDENTIALS_DIRECTORY: folder, ROUTER_PASSWORD_FILE: file }: RouterVariables): string | null {
  const credential = folder === undefined ? null : join(folder, PASSWORD_CREDENTIAL);
  return credential !== null && existsSync(credential) ? credential : (file ?? null);
}

function tlsOf(values: RouterVariables): RouterTls {
  if (values.ROUTER_TLS !== 'pinned') return { mode: values.ROUTER_TLS };
  return { mode: 'pinned', fingerprint: values.ROUTER_FINGERPRINT ?? '' };
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    const problem = 'ROUTER_PASSWORD_FILE cannot be read: check that it exists and belongs to the user of the agent';
    throw Object.assign(new ConfigError([problem]), { cause });
  }
}
