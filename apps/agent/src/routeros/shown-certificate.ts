import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { explainSocketError } from './connection-fault.js';
import { RouterOsError } from './routeros-error.js';

/** The certificate a router shows to whoever comes. */
export interface ShownCertificate {
  /** SHA-256, upper-case hexadecimal with colons. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
}

const ANSWER_WITHIN_MS = 8_000;

/**
 * Asks for the certificate on a TLS port and says nothing else there; null when it speaks TLS but has none to show.
 * @throws {RouterOsError} when it cannot be reached, or does not speak TLS.
 */
export function shownCertificate(host: string, port: number): Promise<ShownCertificate | null> {
  const endpoint = `${host}:${port}`;
  return new Promise((resolve, reject) => {
    // Whether it is the right one is for the person to say who is shown it.
    const socket = connectTls({ host, port, rejectUnauthorized: false });
    const timer = setTimeout(() => {
      end(() => reject(new RouterOsError('timed_out', `${endpoint} did not answer within ${ANSWER_WITHIN_MS} ms.`)));
    }, ANSWER_WITHIN_MS);
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    socket.once('secureConnect', () => {
      const certificate = toShown(socket.getPeerCertificate());
      end(() => resolve(certificate));
    });
    socket.on('error', (error: Error) => {
      // Without a certificate RouterOS offers anonymous key exchange only, and finds no cipher in common with us.
      if (/HANDSHAKE_FAILURE|NO_CIPHER|NO_SHARED_CIPHER/.test(codeOf(error))) end(() => resolve(null));
      else end(() => reject(explainSocketError(error, endpoint, false)));
    });
    socket.once('close', () => {
      end(() => reject(new RouterOsError('connection_lost', `${endpoint} closed the connection.`)));
    });
  });
}

function toShown(certificate: PeerCertificate): ShownCertificate | null {
  const { fingerprint256, subject, issuer, valid_from: validFrom, valid_to: validTo } = certificate;
  if (typeof fingerprint256 !== 'string') return null;
  return { fingerprint: fingerprint256, subject: nameOf(subject), issuer: nameOf(issuer), validFrom, validTo };
}

/** The peer chose it: one line, short, printable. */
function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const text = [name?.CN ?? name?.O ?? 'no name'].flat().join(', ');
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '').slice(0, 100);
}

function codeOf(error: Error): string {
  const code: unknown = 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
