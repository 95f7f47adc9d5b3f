import { randomUUID } from 'node:crypto';
import { earlierHostsSubject, siteRequestsConsumer, STREAMS } from '#contracts';
import { provisionConsumer, provisionStreams } from '#jetstream';
import { signingPair } from '#runtime';
import { encodeUser } from '@nats-io/jwt';
import { connect, type ConnectionOptions, type JetStreamManager, type JsMsg, type NatsConnection } from 'nats';
import { AccountDesk } from '../../../apps/api/src/platform/nats-authority/account-desk.js';
import { agentRights } from '../../../apps/api/src/platform/nats-authority/accounts.js';
import {
  type AuthorityKeys,
  BrokerAuthority,
  makeAuthorityKeys,
  newAccountKey,
} from '../../../apps/api/src/platform/nats-authority/authority.js';
import type { EmbeddedNatsServer } from '../../../tools/embedded/nats-server.js';
import { comingAs, newUser, showing } from '../broker-user.js';
import { startTestNats } from '../nats.js';

/** A site, its account and one agent of it. */
export interface WorldSite {
  readonly siteId: string;
  readonly agentId: string;
  readonly accountKey: string;
  readonly access: ConnectionOptions;
}

interface Parts {
  readonly server: EmbeddedNatsServer;
  readonly authority: BrokerAuthority;
  readonly keys: AuthorityKeys;
  readonly a: WorldSite;
  readonly b: WorldSite;
  readonly centre: NatsConnection;
  readonly agentB: NatsConnection;
  readonly manager: JetStreamManager;
}

const INGEST = 'centre-ingest';
const SPY_INBOX = '_INBOX.centre-victim';

/** Two sites and a centre at a real broker in operator mode, each with something to lose. */
export class World {
  /** What a victim was told that nobody of its own had said. */
  readonly heardByVictims: string[] = [];
  /** The request that agent B holds, and the result that the centre holds. */
  heldByB!: JsMsg;
  heldByCentre!: JsMsg;

  private constructor(private readonly parts: Parts) {}

  get server(): EmbeddedNatsServer {
    return this.parts.server;
  }

  /** Whose agent is the intruder. */
  get a(): WorldSite {
    return this.parts.a;
  }

  get b(): WorldSite {
    return this.parts.b;
  }

  get agentB(): NatsConnection {
    return this.parts.agentB;
  }

  private get centre(): NatsConnection {
    return this.parts.centre;
  }

  private get manager(): JetStreamManager {
    return this.parts.manager;
  }

  static async start(): Promise<World> {
    const keys = makeAuthorityKeys();
    const authority = new BrokerAuthority(keys);
    const server = await startTestNats({ authority });
    const system = await open(server, comingAs(await authority.systemUser()));
    const desk = new AccountDesk(system);
    await desk.install(await authority.centreAccount());
    const [a, b] = [await makeSite(authority, desk), await makeSite(authority, desk)];
    await system.close();
    const centre = await open(server, comingAs(await authority.centreUser()));
    const agentB = await open(server, b.access);
    const world = new World({
      server,
      authority,
      keys,
      a,
      b,
      centre,
      agentB,
      manager: await centre.jetstreamManager(),
    });
    world.listenAsVictims();
    const answer = 'what was found at a site';
    centre.subscribe(earlierHostsSubject('*'), { callback: (_, question) => question.respond(answer) });
    await world.reset();
    return world;
  }

  async stop(): Promise<void> {
    await Promise.all([this.centre.close(), this.agentB.close()]);
    await this.server.stop();
  }

  /** Everything as it was at the beginning. */
  async reset(): Promise<void> {
    for await (const { config } of this.manager.streams.list()) await this.manager.streams.delete(config.name);
    await provisionStreams(this.manager, STREAMS);
    for (const { siteId } of [this.a, this.b]) await provisionConsumer(this.manager, siteRequestsConsumer(siteId));
    await this.manager.consumers.add('SCAN_RESULTS', { durable_name: INGEST, ack_policy: 'explicit' as never });
    const jetStream = this.centre.jetstream();
    for (const text of ['held', 'waiting']) await jetStream.publish(`scan.requested.${this.b.siteId}`, text);
    await jetStream.publish(`scan.cancelled.${this.b.siteId}.${randomUUID()}`, 'a secret of B');
    for (let count = 0; count < 2; count++) await this.sayAsB();
    const fromB = this.agentB.jetstream({ apiPrefix: 'centre.api' });
    const requests = await fromB.consumers.get('SCAN_REQUESTS', siteRequestsConsumer(this.b.siteId).durable);
    this.heldByB = (await requests.next({ expires: 2000 }))!;
    const results = await jetStream.consumers.get('SCAN_RESULTS', INGEST);
    this.heldByCentre = (await results.next({ expires: 2000 }))!;
    this.heardByVictims.length = 0;
  }

  /** A site and the centre at their daily work, for whoever listens in. */
  async bustle(): Promise<void> {
    const { siteId, agentId } = this.b;
    const jetStream = this.centre.jetstream();
    await jetStream.publish(`scan.requested.${siteId}`, 'another');
    await jetStream.publish(`scan.cancelled.${siteId}.${randomUUID()}`, 'another secret of B');
    await this.sayAsB();
    this.heldByB.working();
    this.heldByCentre.working();
    this.centre.publish(`agent.help.${siteId}.${agentId}`, 'a question to B');
    this.agentB.publish(`agent.helped.${siteId}.${agentId}.${randomUUID()}`, 'a secret answer of B');
    this.agentB.publish(`agent.heartbeat.${siteId}.${agentId}`, 'B lives');
    await this.agentB.flush();
    await this.centre.request(`agent.nobody.${siteId}`, '').catch(() => undefined);
    await this.manager.consumers.add('SCAN_RESULTS', { name: 'passing', mem_storage: true, inactive_threshold: 1e9 });
    await this.manager.consumers.delete('SCAN_RESULTS', 'passing');
    await jetStream.consumers.get('SCAN_RESULTS', INGEST);
  }

  private async sayAsB(): Promise<void> {
    await this.agentB.jetstream({ apiPrefix: 'centre.api' }).publish(`scan.host_observed.${this.b.siteId}`, 'B saw');
  }

  /** All that matters to anybody but site A, as one text. */
  async standing(): Promise<string> {
    const lines: string[] = [];
    for await (const { config } of this.manager.streams.list()) {
      const { state } = await this.manager.streams.info(config.name, { subjects_filter: '>' });
      const subjects = Object.entries(state.subjects ?? {}).filter(([subject]) => !subject.includes(this.a.siteId));
      lines.push(`${config.name} ${JSON.stringify(config)} ${JSON.stringify(subjects.sort())}`);
      for await (const consumer of this.manager.consumers.list(config.name)) lines.push(this.lineOf(consumer));
    }
    return [...lines.sort(), ...this.heardByVictims].join('\n');
  }

  private lineOf(consumer: Awaited<ReturnType<JetStreamManager['consumers']['info']>>): string {
    const { name, config, delivered, ack_floor, num_ack_pending, num_redelivered, paused } = consumer;
    // What A itself leaves in the results does move the centre on; nothing of B does.
    const ofB = name === INGEST ? [ack_floor.consumer_seq] : [delivered, ack_floor, num_redelivered];
    return JSON.stringify([name, config.durable_name, config.pause_until, ofB, num_ack_pending, paused ?? false]);
  }

  /** As {@link a}, but in the account of the centre: all that would be left if sites had no accounts of their own. */
  async narrowUserOfCentre(): Promise<ConnectionOptions> {
    const { pub, ...rights } = agentRights(this.a);
    // By the names these things have in that account.
    const allow = (pub?.allow ?? []).map((subject) => subject.replace('centre.api', '$JS.API'));
    const user = newUser();
    const centre = signingPair(this.parts.keys.centre).getPublicKey();
    const signer = signingPair(this.parts.keys.signing);
    const jwt = await encodeUser('narrow', user, centre, { ...rights, pub: { allow } }, { signer });
    return { ...showing(jwt, user), inboxPrefix: `_INBOX.${this.a.agentId}` };
  }

  /** A user who may do anything, in the account where there is most to do. */
  async unboundUser(account: 'centre' | 'system'): Promise<ConnectionOptions> {
    const { authority } = this.parts;
    return comingAs(await (account === 'centre' ? authority.centreUser() : authority.systemUser()));
  }

  get spyInbox(): string {
    return SPY_INBOX;
  }

  private listenAsVictims(): void {
    const { siteId, agentId } = this.b;
    const listen = (connection: NatsConnection, subject: string) =>
      connection.subscribe(subject, {
        callback: (_, message) => this.heardByVictims.push(`${message.subject} ${message.string().slice(0, 60)}`),
      });
    listen(this.centre, `${SPY_INBOX}.>`);
    listen(this.centre, `agent.heartbeat.${siteId}.>`);
    listen(this.centre, `agent.helped.${siteId}.>`);
    listen(this.centre, `agent.helped.${this.a.siteId}.another-agent.*`);
    listen(this.centre, `agent.help.${siteId}.>`);
    listen(this.centre, `agent.heartbeat.${this.a.siteId}.another-agent`);
    listen(this.agentB, `_INBOX.${agentId}.victim`);
  }
}

async function makeSite(authority: BrokerAuthority, desk: AccountDesk): Promise<WorldSite> {
  const [siteId, agentId, accountKey] = [randomUUID(), randomUUID(), newAccountKey()];
  await desk.install(await authority.siteAccount(accountKey, { siteId, revocations: {}, isClosed: false }));
  const user = newUser();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const jwt = await authority.agentJwt({ siteId, agentId, accountKey, publicKey: user.getPublicKey(), expiresAt });
  const access = { ...showing(jwt, user), inboxPrefix: `_INBOX.${agentId}` };
  return { siteId, agentId, accountKey, access };
}

function open(server: EmbeddedNatsServer, options: ConnectionOptions): Promise<NatsConnection> {
  return connect({ ...options, servers: server.url, maxReconnectAttempts: 0 });
}
