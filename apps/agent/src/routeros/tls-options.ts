import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { RouterTls } from './session.js';

/** Anonymous Diffie-Hellman ends with TLS 1.2, and OpenSSL 3 offers it at security level 0 only. */
const ANONYMOUS: ConnectionOptions = {
  ciphers: 'ADH-AES256-GCM-SHA384:ADH-AES128-GCM-SHA256:ADH-AES256-SHA256:ADH-AES256-SHA:@SECLEVEL=0',
  maxVersion: 'TLSv1.2',
  rejectUnauthorized: false,
};

/** The TLS options of a mode, or null for the clear-text port. A pinned peer is checked after the handshake instead. */
export function tlsOptionsFor(tls: RouterTls, host: string): ConnectionOptions | null {
  const name = isIP(host) === 0 ? { servername: host } : {};
  switch (tls.mode) {
    case 'plain':
      return null;
    case 'verified':
      return { ...name, rejectUnauthorized: true };
    case 'pinned':
      return { ...name, rejectUnauthorized: false };
    case 'anonymous':
      return { ...ANONYMOUS };
  }
}

/** Whether two SHA-256 fingerprints are the same, however they are written. An empty one equals nothing. */
export function sameFingerprint(pinned: string, seen: string): boolean {
  const bare = (text: string): string => text.replace(/[^0-9a-f]/gi, '').toLowerCase();
  return bare(pinned).length === 64 && bare(pinned) === bare(seen);
}
