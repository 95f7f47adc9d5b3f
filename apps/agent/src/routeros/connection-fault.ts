import { RouterOsError } from './routeros-error.js';

const NOT_TLS = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER_FAILURE|UNKNOWN_PROTOCOL|HTTP_REQUEST/;
const UNTRUSTED =
  /^(DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|CERT_|ERR_TLS_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|ERR_SSL|EPROTO)/;

/** What a socket error means. `established`: TCP (and TLS, when used) had been set up before it came. */
export function explainSocketError(error: Error, endpoint: string, established: boolean): RouterOsError {
  const code = codeOf(error);
  const seen = code === null ? '' : ` (${code})`;
  if (NOT_TLS.test(code ?? '')) {
    return new RouterOsError('not_the_api', `${endpoint} does not speak TLS${seen}.`, error);
  }
  if (!established && UNTRUSTED.test(code ?? '')) {
    return new RouterOsError('tls_untrusted', `${endpoint} could not prove who it is${seen}.`, error);
  }
  return established
    ? new RouterOsError('connection_lost', `${endpoint} broke the connection${seen}.`, error)
    : new RouterOsError('connect_failed', `${endpoint} could not be reached${seen}.`, error);
}

function codeOf(error: Error): string | null {
  const code: unknown = 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
