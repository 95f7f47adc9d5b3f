/** One item of a menu: property name to the text the router wrote. A property the router left out has no key. */
export type Row = Readonly<Record<string, string | undefined>>;

/**
 * What asking one menu gave.
 * `rows`: the answer; `total` counts what the router sent, `rows` holds no more than was asked for.
 * `absent`: this router has no such menu (package missing, other major version).
 * `denied`: the login may not read it. `failed`: the router said something else instead of an answer.
 */
export type MenuReading =
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly total: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface ReadOptions {
  /** Query words without the leading `?`, e.g. `dynamic=false`. */
  readonly query?: readonly string[];
  readonly maxRows?: number;
}

/**
 * A logged-in look at one router. It can only print, never set.
 * `read` rejects with a RouterOsError when the session is over; every later read rejects with the same error.
 */
export interface RouterSession {
  read(menu: string, properties: readonly string[], options?: ReadOptions): Promise<MenuReading>;
  close(): Promise<void>;
}

/** Bounds of one session: a router that exceeds them is cut off, whatever it has to say. */
export interface SessionLimits {
  readonly connectMs: number;
  readonly loginMs: number;
  readonly commandMs: number;
  /** The whole session, from the first SYN on. */
  readonly readingMs: number;
  /** How long a closing router may take to say goodbye. */
  readonly closeMs: number;
  readonly maxWordBytes: number;
  readonly maxRows: number;
  readonly maxTotalBytes: number;
}

export const DEFAULT_LIMITS: SessionLimits = {
  connectMs: 5_000,
  loginMs: 10_000,
  commandMs: 15_000,
  readingMs: 120_000,
  closeMs: 1_500,
  maxWordBytes: 16 * 1024 * 1024,
  maxRows: 20_000,
  maxTotalBytes: 64 * 1024 * 1024,
};

/**
 * How the router has to prove who it is.
 * `plain`: not at all, on the clear-text port. `verified`: a certificate the machine trusts, for this host.
 * `pinned`: exactly the certificate with this SHA-256 fingerprint. `anonymous`: TLS without any certificate, which
 * keeps listeners out but not impostors.
 */
export type RouterTls =
  { readonly mode: 'plain' | 'verified' | 'anonymous' } | { readonly mode: 'pinned'; readonly fingerprint: string };

/** Where the router is and how to log in. Lives in the agent's own configuration only. */
export interface RouterAccess {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly tls: RouterTls;
  /** Whether the MD5 login of RouterOS before 6.43 may be answered. */
  readonly legacyLogin: boolean;
  readonly limits?: Partial<SessionLimits>;
}
