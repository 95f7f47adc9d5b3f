import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ScanReport, siteRequestsConsumer } from '#contracts';
import { connect, nanos } from 'nats';
import { Client } from 'pg';
import { migrateDatabase } from '../../apps/api/src/platform/database/index.js';
import type { Child } from '../../tools/embedded/child-process.js';
import { freePort } from '../../tools/embedded/free-port.js';
import type { EmbeddedNatsServer } from '../../tools/embedded/nats-server.js';
import { apiVariables, type ProductContext, provision, startAgent, startApi } from '../../tools/launcher/product.js';
import { requestScan } from '../../tools/launcher/scan-client.js';
import { BrokerView } from './broker.js';
import { startTestNats } from './nats.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';
import { AUDIENCE, ISSUER, TokenIssuer } from './token-issuer.js';
import { until } from './until.js';

const NETWORK = '127.79.0.0/16';
/** Among the ports of every profile. */
const SLOW_PORT = 8080;
/** Each of nmap's half dozen connections waits this long: enough to be caught in the middle, short enough to wait for. */
const GREETING_AFTER_MS = 1_000;
/** In the tests a lost agent is noticed sooner than in production. */
const ACK_WAIT_MS = 3_000;

export interface ProcessesOptions {
  /** Instead of one of the shared server. */
  readonly database?: Omit<TestDatabase, 'empty'>;
  /** For the API, beside those it always has. */
  readonly apiVariables?: Readonly<Record<string, string>>;
}

interface Parts {
  readonly nats: EmbeddedNatsServer;
  readonly broker: BrokerView;
  readonly database: Omit<TestDatabase, 'empty'>;
  readonly issuer: TokenIssuer;
  readonly context: ProductContext;
  readonly url: string;
}

/** A centre and its agents as processes of their own, on real servers, so that they can be killed. */
export class Processes {
  private readonly children = new Set<Child>();
  private readonly slow: Server[] = [];
  /** nmap leaves some half open, and a server waits for them before it is closed. */
  private readonly connections = new Set<Socket>();
  private readonly site = { tenantId: randomUUID(), siteId: randomUUID(), scheduleId: randomUUID() };
  api!: Child;

  private constructor(private readonly parts: Parts) {}

  get nats(): EmbeddedNatsServer {
    return this.parts.nats;
  }

  get broker(): BrokerView {
    return this.parts.broker;
  }

  /** Starts everything but agents, with one site whose addresses are in 127.79.0.0/16. */
  static async start(options: ProcessesOptions = {}): Promise<Processes> {
    const dataDir = await mkdtemp(join(tmpdir(), 'siteward-test-processes-'));
    const [nats, database, issuer, port] = await Promise.all([
      startTestNats(),
      options.database ?? createTestDatabase(migrateDatabase),
      TokenIssuer.start(['ES256']),
      freePort(),
    ]);
    const publicKeyFile = join(dataDir, 'key.pem');
    await writeFile(publicKeyFile, await issuer.publicKeyPem());
    const url = `http://127.0.0.1:${port}`;
    const servers = { databaseUrl: database.url, natsUrl: nats.url };
    const identity = { issuer: ISSUER, audience: AUDIENCE, publicKeyFile };
    const variables = { ...apiVariables(servers, port, identity), RATE_LIMIT_PER_MINUTE: '0', ...options.apiVariables };
    const context = { dataDir, apiVariables: variables, agentVariables: {} };
    const broker = await BrokerView.open(nats.url);
    const processes = new Processes({ nats, broker, database, issuer, context, url });
    await processes.setUp();
    return processes;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.children].map((child) => child.kill9()));
    await this.broker.close();
    this.connections.forEach((socket) => socket.destroy());
    await Promise.all(this.slow.map((server) => new Promise((resolve) => server.close(resolve))));
    await this.parts.issuer.stop();
    await this.nats.stop();
    await this.parts.database.drop();
    await rm(this.parts.context.dataDir, { recursive: true, force: true });
  }

  async startApi(): Promise<void> {
    this.api = this.track(await startApi(this.parts.context, this.parts.url));
  }

  async startAgent(name: string, drainMs = 0): Promise<Child> {
    const agentVariables = {
      NATS_URL: this.nats.url,
      SITE_ID: this.site.siteId,
      AGENT_NAME: name,
      DRAIN_MS: String(drainMs),
      SPOOL_DIR: this.spoolOf(name),
    };
    return this.track(await startAgent({ ...this.parts.context, agentVariables }));
  }

  /** Where the agent of this name keeps its results. */
  spoolOf(name: string): string {
    return join(this.parts.context.dataDir, 'spool', name);
  }

  /** A service that greets so late that a scan of it can be caught in the middle. */
  async slowService(address: string): Promise<void> {
    const server = createServer((socket) => {
      this.connections.add(socket);
      const greeting = setTimeout(() => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), GREETING_AFTER_MS);
      socket.on('error', () => undefined).on('close', () => clearTimeout(greeting));
    });
    await new Promise<void>((resolve) => server.listen(SLOW_PORT, address, resolve));
    this.slow.push(server);
  }

  /** As a client that never gives up: the same request with the same key again, until it is accepted. */
  async requestScanUntilAccepted(address: string): Promise<string> {
    const key = randomUUID();
    const ask = () => this.postScan(address, key).catch(() => null);
    const answer = await until('the request to be accepted', ask, (given) => given?.status === 202, 60_000);
    return answer?.scanId ?? '';
  }

  /** Asks once; rejects when the API does not answer. */
  async postScan(address: string, key: string): Promise<{ status: number; scanId: string }> {
    const { siteId, scheduleId } = this.site;
    const answer = await fetch(`${this.parts.url}/scans/cve/scheduled/single-ip`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await this.token()}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ schedule_id: scheduleId, site_id: siteId, ip_address: address }),
    });
    const { scan_id: scanId = '' } = (await answer.json()) as { scan_id?: string };
    return { status: answer.status, scanId };
  }

  async requestScan(address: string): Promise<string> {
    const { siteId, scheduleId } = this.site;
    const body = { schedule_id: scheduleId, site_id: siteId, ip_address: address };
    return requestScan({ url: this.parts.url, token: await this.token() }, body);
  }

  /** Whether the API says that it can serve. */
  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.parts.url}/health/ready`).catch(() => null);
    return answer?.ok === true;
  }

  /** The report; null while the API does not answer. */
  async report(scanId: string): Promise<ScanReport | null> {
    const headers = { authorization: `Bearer ${await this.token()}` };
    const answer = await fetch(`${this.parts.url}/scans/cve/${scanId}`, { headers }).catch(() => null);
    return answer?.ok === true ? ((await answer.json()) as ScanReport) : null;
  }

  async untilScanning(scanId: string): Promise<ScanReport | null> {
    return until(
      'the scan to be in the middle',
      () => this.report(scanId),
      (report) => report?.progress.phase === 'versions',
    );
  }

  async untilEnded(scanId: string): Promise<ScanReport> {
    const isEnd = (report: ScanReport | null) => ['completed', 'partial', 'failed'].includes(report?.state ?? '');
    const report = await until('the scan to end', () => this.report(scanId), isEnd, 60_000);
    if (report === null) throw new Error('there is no report');
    return report;
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const client = new Client({ connectionString: this.parts.database.url });
    await client.connect();
    try {
      return (await client.query(sql, parameters)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  /** Lets nobody write a table until what it returns is called. */
  async holdTable(table: string): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.parts.database.url });
    await client.connect();
    await client.query(`BEGIN; LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    return () => client.end();
  }

  private async setUp(): Promise<void> {
    const { tenantId, siteId, scheduleId } = this.site;
    await provision(this.parts.context, {
      tenant_id: tenantId,
      site: { id: siteId, name: 'A site', networks: [NETWORK] },
      schedule: { id: scheduleId, description: 'Weekly', profile: 'quick', subnets: [NETWORK] },
    });
    await this.startApi();
    const consumer = siteRequestsConsumer(siteId);
    const connection = await connect({ servers: this.nats.url });
    const manager = await connection.jetstreamManager();
    const ask = () => manager.consumers.info(consumer.stream, consumer.durable).catch(() => null);
    await until('the consumer of the site', ask, (found) => found !== null);
    await manager.consumers.update(consumer.stream, consumer.durable, { ack_wait: nanos(ACK_WAIT_MS) });
    await connection.close();
  }

  private token(): Promise<string> {
    return this.parts.issuer.token(this.site.tenantId);
  }

  private track(child: Child): Child {
    this.children.add(child);
    return child;
  }
}
