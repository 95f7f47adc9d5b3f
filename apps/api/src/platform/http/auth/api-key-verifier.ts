import type { Caller } from './caller.js';

/** What to provide, in a global module, so that API keys are taken where tokens are. */
export const API_KEY_VERIFIER = Symbol('API_KEY_VERIFIER');

/** Knows the API keys. The platform asks it; who keeps the keys is a stage's matter. */
export interface ApiKeyVerifier {
  /**
   * The caller a key speaks for. `text` has the form of an API key ({@link hasApiKeyForm}).
   * @throws {AppError} `api_key_invalid`, `api_key_expired` or `api_key_revoked`; `service_unavailable` when keys cannot be looked up.
   */
  verify(text: string, now: Date): Promise<Caller>;

  /** As {@link verify}, if it was verified a moment ago and need not be looked up. */
  remembered(text: string, now: Date): Caller | undefined;
}

const API_KEY = /^swk_[0-9a-f]{32}_[A-Za-z0-9_-]{43}$/;

/** Whether a credential is an API key: `swk_`, the id of the key in hexadecimal digits, `_`, 32 bytes in base64url. */
export function hasApiKeyForm(text: string): boolean {
  return API_KEY.test(text);
}
