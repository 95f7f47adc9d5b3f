import type { TlsOptions } from 'nats';

/** One address of the broker, and how it is spoken to there. */
export interface Endpoint {
  /** `host:port`, as the client keeps it. */
  readonly address: string;
  /** What `ws:` and `wss:` dial; null for the broker's own protocol on TCP. */
  readonly websocket: URL | null;
  /** Null where the URL does not demand TLS. */
  readonly tls: TlsOptions | null;
  /** Who we are there, by the URL; empty when it does not say. */
  readonly login: { readonly user?: string; readonly pass?: string };
}

const WEBSOCKET_PORTS: Readonly<Record<string, string>> = { 'ws:': '80', 'wss:': '443' };

/**
 * What the client makes of a URL is less than it says: it drops user and password, takes `tls:` for a wish, and knows no
 * websockets. Here the credentials are used, and `tls:` and `wss:` are never spoken in the clear.
 * @param caFile certificates that are trusted instead of those of the machine
 */
export function endpointOf(text: string, caFile?: string): Endpoint {
  const url = new URL(text);
  const port = WEBSOCKET_PORTS[url.protocol];
  const { username: user, password: pass } = url;
  const isSecure = url.protocol === 'tls:' || url.protocol === 'wss:';
  return {
    address: port === undefined || url.port !== '' ? url.host : `${url.host}:${port}`,
    websocket: port === undefined ? null : withoutLogin(url),
    tls: isSecure ? { ...tlsTo(url.hostname), ...(caFile === undefined ? {} : { caFile }) } : null,
    login: user === '' ? {} : { user: decodeURIComponent(user), pass: decodeURIComponent(pass) },
  };
}

function withoutLogin(url: URL): URL {
  return Object.assign(new URL(url), { username: '', password: '' });
}

/** nats 2.29 hands a name to Node, but no address; without it the certificate would be held against `localhost`. */
function tlsTo(hostname: string): TlsOptions {
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  const options: TlsOptions & { host?: string } = {};
  if (isAddress) options.host = hostname.replace(/^\[|\]$/g, '');
  return options;
}
