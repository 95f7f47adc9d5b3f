import type { UserCredentials } from '#jetstream';
import { signingPair } from '#runtime';
import { CentreApi } from './centre-api.js';
import { textOf } from './enrol.js';
import { type EnrolmentFile, readEnrolment, readEnrolmentFile } from './enrolment-file.js';
import { savePrivateFile } from './private-file.js';
import type { CredentialsLife } from './renewal-plan.js';

/** Who this agent is at the broker, as its credentials file has it. */
export class AgentIdentity {
  private file: EnrolmentFile;

  /** @throws when the file cannot be read. */
  constructor(
    private readonly path: string,
    private readonly version: string,
  ) {
    this.file = readEnrolmentFile(path);
  }

  /** What the broker is shown; asked for at every connection. */
  credentials(): UserCredentials {
    return this.file;
  }

  get life(): CredentialsLife {
    const { issued_at, expires_at } = this.file.enrolment;
    return { issuedAt: new Date(issued_at), expiresAt: new Date(expires_at) };
  }

  /**
   * Gets new credentials for the same key, goes by them from the next connection on, and keeps them.
   * @throws also when they could not be kept: then they are gone with this process.
   */
  async renew(): Promise<void> {
    const { agent_id: agentId, api_url: apiUrl } = this.file.enrolment;
    const api = new CentreApi(apiUrl);
    const key = signingPair(this.file.seed);
    const { nonce } = await api.challenge(agentId);
    const signature = Buffer.from(key.sign(new TextEncoder().encode(nonce))).toString('base64url');
    const issued = new Date();
    const credentials = await api.renew(agentId, { nonce, signature, version: this.version });
    const text = textOf(credentials, { apiUrl, key, issued });
    this.file = readEnrolment(text); // a disk that is full keeps nobody out while the program runs
    await savePrivateFile(this.path, text, { replace: true });
  }
}
