import type { AgentCredentials } from '#contracts';
import { signingPair } from '#runtime';
import { createUser, type KeyPair } from '@nats-io/nkeys';
import { CentreApi } from './centre-api.js';
import { writeEnrolment } from './enrolment-file.js';
import { isThere, savePrivateFile, tryPlace } from './private-file.js';

/** What a person gives the agent, so that it may enrol. */
export interface EnrolOrder {
  readonly apiUrl: string;
  readonly token: string;
  readonly name: string;
  readonly version: string;
  /** Where the credentials go. */
  readonly credsFile: string;
}

/**
 * Enrols this machine: the key is made here, and only its public half goes to the centre.
 * @throws when there are credentials already or they could not be kept, before the token is used up; or when the centre refuses.
 */
export async function enrol(order: EnrolOrder): Promise<AgentCredentials> {
  const { apiUrl, token, name, version, credsFile } = order;
  if (await isThere(credsFile)) {
    throw new Error(`${credsFile} is there already. Revoke that agent and remove the file, or choose another file`);
  }
  await tryPlace(credsFile).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const remedy =
      'Choose a folder that is there, belongs to the user of the agent and has room; the token is still good';
    throw new Error(`Credentials cannot be kept in ${credsFile} (${reason}). ${remedy}`, { cause });
  });
  const key = signingPair(createUser());
  const request = { token, public_key: key.getPublicKey(), name, version };
  const issued = new Date();
  const credentials = await new CentreApi(apiUrl).enrol(request);
  await savePrivateFile(credsFile, textOf(credentials, { apiUrl, key, issued }), { replace: false });
  return credentials;
}

/** The credentials file for what the centre answered. */
export function textOf(
  credentials: AgentCredentials,
  { apiUrl, key, issued }: { readonly apiUrl: string; readonly key: KeyPair; readonly issued: Date },
): string {
  return writeEnrolment({
    enrolment: {
      agent_id: credentials.agent_id,
      site_id: credentials.site_id,
      api_url: apiUrl,
      nats_urls: credentials.nats.urls,
      issued_at: issued.toISOString(),
      expires_at: credentials.expires_at,
    },
    jwt: credentials.nats.jwt,
    seed: new TextDecoder().decode(key.getSeed()),
  });
}
