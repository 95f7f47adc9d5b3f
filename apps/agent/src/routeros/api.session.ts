import { explainSocketError } from './connection-fault.js';
import { answerChallenge, isChallenge } from './legacy-login.js';
import { Lifeline } from './lifeline.js';
import { RouterOsError, type RouterOsErrorCode } from './routeros-error.js';
import { isSecretProperty } from './secret-properties.js';
import {
  DEFAULT_LIMITS,
  type MenuReading,
  type ReadOptions,
  type RouterAccess,
  type RouterSession,
  type SessionLimits,
} from './session.js';
import { sameFingerprint, tlsOptionsFor } from './tls-options.js';
import { GuardedConnection } from './wire/guarded-connection.js';
import { classifyTrap, type Reply } from './wire/reply.js';
import { FramingError } from './wire/sentence-framer.js';

/**
 * Connects and logs in. Rejects with a RouterOsError for everything a router or a network can do.
 * The session ends by itself after `limits.readingMs`, and at once when `signal` is aborted.
 */
export async function openApiSession(access: RouterAccess, signal: AbortSignal): Promise<RouterSession> {
  const session = new ApiSession(access, signal);
  await session.open();
  return session;
}

class ApiSession implements RouterSession {
  readonly #limits: SessionLimits;
  readonly #endpoint: string;
  readonly #life: Lifeline;
  readonly #whole: NodeJS.Timeout;
  readonly #stop: () => void;
  #connection: GuardedConnection | null = null;
  #established = false;
  #closed: (() => void) | null = null;
  /** Commands go one after the other, whoever asks. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly access: RouterAccess,
    private readonly signal: AbortSignal,
  ) {
    this.#limits = { ...DEFAULT_LIMITS, ...access.limits };
    this.#endpoint = `${access.host}:${access.port}`;
    this.#life = new Lifeline(() => {
      this.#release();
    });
    this.#whole = setTimeout(() => {
      this.#cut('timed_out', `Reading ${this.#endpoint} took longer than ${this.#limits.readingMs} ms.`);
    }, this.#limits.readingMs);
    this.#stop = () => {
      this.#cut('stopped', `Reading ${this.#endpoint} was stopped.`);
    };
    signal.addEventListener('abort', this.#stop, { once: true });
    if (signal.aborted) this.#stop();
  }

  async open(): Promise<void> {
    try {
      await this.#connect();
      await this.#login();
      // Only an answered read proves the login; a refusal to show the name proves it as well.
      await this.read('/system/identity', ['name'], { maxRows: 1 });
    } catch (error) {
      this.#release();
      throw error;
    }
  }

  async read(menu: string, properties: readonly string[], options: ReadOptions = {}): Promise<MenuReading> {
    const words = printWords(menu, properties, options.query ?? []);
    const maxRows = Math.min(options.maxRows ?? this.#limits.maxRows, this.#limits.maxRows);
    const reading = this.#turn.then(async () =>
      this.#judge(await this.#command(words, menu, this.#limits.commandMs, maxRows)),
    );
    this.#turn = reading.catch(() => undefined);
    return reading;
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    if (this.#life.over === null && connection !== null) {
      let impatience: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        this.#closed = resolve;
        impatience = setTimeout(resolve, this.#limits.closeMs);
        connection.end();
      });
      clearTimeout(impatience);
    }
    this.#cut('connection_lost', `The session with ${this.#endpoint} has been closed.`);
  }

  async #connect(): Promise<void> {
    await this.#life.wait<undefined>(
      this.#limits.connectMs,
      () => new RouterOsError('timed_out', `${this.#endpoint} did not answer within ${this.#limits.connectMs} ms.`),
      (resolve) => {
        this.#connection = this.#dial(() => {
          resolve(undefined);
        });
      },
    );
    const { tls } = this.access;
    if (tls.mode !== 'pinned') return;
    const seen = this.#connection?.peerFingerprint() ?? 'none';
    if (!sameFingerprint(tls.fingerprint, seen)) {
      this.#cut('tls_untrusted', `${this.#endpoint} shows a certificate with another fingerprint (${seen}).`);
    }
  }

  #dial(connected: () => void): GuardedConnection {
    const { host, port, tls } = this.access;
    const listener = {
      connected: () => {
        this.#established = true;
        connected();
      },
      dismissed: (reason: string) => {
        this.#cut('connection_lost', `${this.#endpoint} ended the session${this.#quote(reason)}.`);
      },
      garbled: (error: unknown) => {
        this.#life.cut(this.#explainGarbled(error));
      },
      broken: (error: Error) => {
        this.#life.cut(explainSocketError(error, this.#endpoint, this.#established));
      },
      closed: () => {
        this.#closed?.();
        this.#cut('connection_lost', `${this.#endpoint} closed the connection.`);
      },
    };
    try {
      const target = {
        host,
        port,
        tls: tlsOptionsFor(tls, host),
        idleMs: this.#limits.readingMs,
        limits: this.#limits,
      };
      return new GuardedConnection(target, listener);
    } catch (cause) {
      throw new RouterOsError('connect_failed', `${this.#endpoint} is no address to connect to.`, cause);
    }
  }

  async #login(): Promise<void> {
    const { user, password } = this.access;
    const name = `=name=${user}`;
    const first = await this.#command(['/login', name, `=password=${password}`], 'the login', this.#limits.loginMs, 0);
    this.#mustBeAccepted(first);
    if (first.ret === null) return;
    if (!isChallenge(first.ret)) {
      this.#refuse('protocol_violation', `${this.#endpoint} answered the login with neither yes nor no.`);
    }
    if (!this.access.legacyLogin) {
      this.#refuse('legacy_login_needed', `${this.#endpoint} knows only the login of RouterOS before 6.43.`);
    }
    const response = `=response=${answerChallenge(password, first.ret)}`;
    const second = await this.#command(['/login', name, response], 'the login', this.#limits.loginMs, 0);
    this.#mustBeAccepted(second);
    if (second.ret !== null)
      this.#refuse('protocol_violation', `${this.#endpoint} answered the login by a second challenge.`);
  }

  #mustBeAccepted(reply: Reply): void {
    const [trap] = reply.traps;
    if (trap !== undefined)
      this.#refuse('login_refused', `${this.#endpoint} refused the login${this.#quote(trap.message)}.`);
    if (reply.total > 0) this.#refuse('protocol_violation', `${this.#endpoint} answered the login with rows.`);
  }

  #command(words: readonly string[], what: string, ms: number, maxRows: number): Promise<Reply> {
    return this.#life.wait<Reply>(
      ms,
      () => new RouterOsError('timed_out', `${this.#endpoint} did not finish ${what} within ${ms} ms.`),
      (resolve) => {
        this.#connection?.send(words, maxRows, resolve);
      },
    );
  }

  #judge(reply: Reply): MenuReading {
    const [trap] = reply.traps;
    if (trap === undefined) return { kind: 'rows', rows: reply.rows, total: reply.total };
    const kind = classifyTrap(trap);
    return kind === 'failed'
      ? { kind, reason: `the router answered with an error${this.#quote(trap.message)}` }
      : { kind };
  }

  #explainGarbled(error: unknown): RouterOsError {
    const kind = error instanceof FramingError ? error.kind : 'malformed';
    const code = kind === 'malformed' ? 'protocol_violation' : kind;
    const detail = error instanceof Error ? error.message : 'unreadable bytes';
    return new RouterOsError(code, `${this.#endpoint} does not keep to the RouterOS API: ${detail}.`, error);
  }

  /** The peer's own words for a message: short, printable, and dropped when they repeat the password. */
  #quote(text: string): string {
    const { password } = this.access;
    if (password !== '' && text.includes(password)) return '';
    const printable = text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ' ').trim();
    return printable === '' ? '' : `: ${printable.slice(0, 200)}`;
  }

  #cut(code: RouterOsErrorCode, seen: string): void {
    this.#life.cut(new RouterOsError(code, seen));
  }

  #refuse(code: RouterOsErrorCode, seen: string): never {
    const error = new RouterOsError(code, seen);
    this.#life.cut(error);
    throw error;
  }

  #release(): void {
    clearTimeout(this.#whole);
    this.signal.removeEventListener('abort', this.#stop);
    this.#connection?.destroy();
  }
}

/** The words of a print. Names that could be a secret, or could smuggle in another word, are a mistake of the caller. */
function printWords(menu: string, properties: readonly string[], query: readonly string[]): string[] {
  const asked = [...properties, ...query.map((term) => term.replace(/^[-<>#]*/, '').split('=')[0] ?? '')];
  const secret = asked.find(isSecretProperty);
  if (secret !== undefined) throw new Error(`${menu} ${secret} may be a secret and is never read`);
  if (
    !/^(\/[a-z0-9-]+)+$/.test(menu) ||
    properties.length === 0 ||
    !properties.every((name) => /^[\w.-]+$/.test(name))
  ) {
    throw new Error(`${menu} with ${properties.join()} is nothing to print`);
  }
  return [`${menu}/print`, `=.proplist=${properties.join(',')}`, ...query.map((term) => `?${term}`)];
}
