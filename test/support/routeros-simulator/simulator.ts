import { createServer, type Server, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Server as TlsServer } from 'node:tls';
import { type ConnectFault, FaultBox, type Faults } from './faults.js';
import type { RouterProfile } from './profiles/router-profile.js';
import { ApiSession, type Router } from './session/api-session.js';
import { GARBAGE, HTTP_BANNER } from './session/command-fault.js';
import type { LoginForm, SimulatedUser } from './session/login.js';
import type { TagPosition } from './session/reply.js';
import type { SessionRecord } from './session/session-record.js';
import { fingerprintOf, secureServer, type TlsForm } from './tls/secure-server.js';
import { Link } from './wire/link.js';

export interface SimulatorOptions {
  readonly profile: RouterProfile;
  /** One user `siteward` with password `siteward` in the profile's own group for it, when absent. */
  readonly users?: readonly SimulatedUser[];
  /** 127.0.0.1 when absent. */
  readonly host?: string;
  /** Any free port when absent. */
  readonly port?: number;
  readonly tls?: TlsForm;
  readonly login?: LoginForm;
  /** Where the tag stands in a reply: behind the reply word (`first`, as captured) or at the end (as documented). */
  readonly tagPosition?: TagPosition;
  readonly faults?: Faults;
}

export const DEFAULT_USER: SimulatedUser = { name: 'siteward', password: 'siteward', group: 'siteward' };

/** A RouterOS router as its API shows it, on a port of this machine. */
export class RouterOsSimulator {
  private readonly server: Server = createServer({ noDelay: true }, (socket) => {
    this.accept(socket);
  });
  private readonly tlsServer: TlsServer | null;
  private readonly faultBox: FaultBox;
  private readonly router: { -readonly [Part in keyof Router]: Router[Part] };
  private readonly records: SessionRecord[] = [];
  private readonly open = new Map<number | undefined, Socket>();

  private constructor(private readonly options: SimulatorOptions) {
    this.faultBox = new FaultBox(options.faults ?? {});
    this.router = {
      profile: options.profile,
      users: options.users ?? [DEFAULT_USER],
      loginForm: options.login ?? 'modern',
      tagPosition: options.tagPosition ?? 'first',
      faults: this.faultBox,
    };
    this.tlsServer = secureServer(options.tls ?? 'none');
    this.tlsServer?.on('secureConnection', (stream) => {
      this.serve(stream, this.open.get(stream.remotePort));
    });
    this.tlsServer?.on('tlsClientError', (_error, stream) => {
      stream.destroy();
    });
  }

  static async start(options: SimulatorOptions): Promise<RouterOsSimulator> {
    const simulator = new RouterOsSimulator(options);
    await simulator.listen();
    return simulator;
  }

  get host(): string {
    return this.options.host ?? '127.0.0.1';
  }

  get port(): number {
    const address = this.server.address();
    return address === null || typeof address === 'string' ? 0 : address.port;
  }

  /** SHA-256 of the certificate, upper-case hex with colons; null when there is none to present. */
  get certificateFingerprint(): string | null {
    return fingerprintOf(this.options.tls ?? 'none');
  }

  /** Every connection that got as far as the API, in order, with what it said. */
  get sessions(): readonly SessionRecord[] {
    return this.records;
  }

  /** Takes effect at the next connection, login or command. */
  setFaults(faults: Faults): void {
    this.faultBox.set(faults);
  }

  /** Takes effect at the next command; sessions keep the rights they logged in with. */
  setProfile(profile: RouterProfile): void {
    this.router.profile = profile;
  }

  /** Resets every connection, as a router does that loses its power; the port stays open. */
  hangUp(): void {
    for (const socket of this.open.values()) socket.resetAndDestroy();
  }

  /** Closes the port and every connection. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    for (const socket of this.open.values()) socket.destroy();
    await closed;
  }

  private listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.options.port ?? 0, this.host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  private accept(socket: Socket): void {
    const { remotePort } = socket;
    this.open.set(remotePort, socket);
    socket.once('close', () => this.open.delete(remotePort));
    socket.on('error', () => undefined);
    const fault = this.faultBox.connect(this.open.size);
    if (fault !== null) spoilConnection(fault, socket);
    else if (this.tlsServer === null) this.serve(socket, socket);
    else this.tlsServer.emit('connection', socket);
  }

  private serve(stream: Duplex, raw: Socket | undefined): void {
    if (raw === undefined) return;
    const record: SessionRecord = {
      remoteAddress: raw.remoteAddress ?? '',
      encrypted: this.tlsServer !== null,
      user: null,
      sentences: [],
      isOpen: true,
    };
    this.records.push(record);
    const session = new ApiSession(this.router, new Link(stream, raw), record);
    stream.on('data', (chunk: Buffer) => {
      session.receive(chunk);
    });
    stream.on('error', () => stream.destroy());
    stream.once('close', () => {
      session.closed();
    });
  }
}

function spoilConnection(fault: ConnectFault, socket: Socket): void {
  switch (fault) {
    case 'silence':
      socket.resume();
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'garbage':
      socket.resume();
      socket.end(GARBAGE);
      return;
    case 'http-banner':
      socket.once('data', () => socket.end(HTTP_BANNER));
      return;
    case 'fin':
    case 'too-many-sessions':
      socket.resume();
      socket.end();
  }
}
