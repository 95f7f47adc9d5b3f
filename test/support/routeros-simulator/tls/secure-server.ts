import { X509Certificate } from 'node:crypto';
import { createServer, type Server, type TlsOptions } from 'node:tls';
import { TEST_ONLY_CERTIFICATE, TEST_ONLY_EXPIRED_CERTIFICATE, TEST_ONLY_KEY } from './test-only-certificates.data.js';

/** `anonymous` is api-ssl without a certificate: Diffie-Hellman that proves nobody's identity. */
export type TlsForm = 'none' | 'certificate' | 'expired-certificate' | 'anonymous';

const OPTIONS: Readonly<Record<Exclude<TlsForm, 'none'>, TlsOptions>> = {
  certificate: { key: TEST_ONLY_KEY, cert: TEST_ONLY_CERTIFICATE },
  'expired-certificate': { key: TEST_ONLY_KEY, cert: TEST_ONLY_EXPIRED_CERTIFICATE },
  anonymous: { ciphers: 'ADH-AES256-GCM-SHA384:@SECLEVEL=0', maxVersion: 'TLSv1.2', dhparam: 'auto' },
};

/** A TLS server that never listens: accepted sockets are handed to it with `emit('connection', socket)`. */
export function secureServer(form: TlsForm): Server | null {
  return form === 'none' ? null : createServer(OPTIONS[form]);
}

/** SHA-256 of the certificate presented, upper-case hex with colons; null when none is. */
export function fingerprintOf(form: TlsForm): string | null {
  if (form === 'certificate') return new X509Certificate(TEST_ONLY_CERTIFICATE).fingerprint256;
  return form === 'expired-certificate' ? new X509Certificate(TEST_ONLY_EXPIRED_CERTIFICATE).fingerprint256 : null;
}
