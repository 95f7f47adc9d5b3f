import {
  EarlierHosts,
  earlierHostsSubject,
  HeardEarlierHostsQuestion,
  type HostFacts,
  MAX_EARLIER_HOSTS_BYTES,
  MAX_EARLIER_HOSTS_QUESTION_BYTES,
} from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { UnitOfWork } from '../platform/database/index.js';
import { NATS_CONNECTION } from '../platform/nats/index.js';
import { ObservationsReadModel } from './observations.read-model.js';

/** Each question goes to one replica. */
const QUEUE = 'siteward-centre';
const MOST_HOSTS = 500;

/**
 * Tells an agent which hosts of a site scan are done, so that what another agent found before it died is not scanned again.
 * The broker lets an agent ask on the subject of its own site only, and only site scans of that site are looked at.
 */
@Injectable()
export class EarlierHostsResponder implements OnApplicationBootstrap {
  private readonly logger = new Logger(EarlierHostsResponder.name);

  constructor(
    @Inject(NATS_CONNECTION) private readonly connection: NatsConnection,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'runsWorkers'>,
    private readonly unitOfWork: UnitOfWork,
    private readonly observations: ObservationsReadModel,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.runsWorkers) return;
    this.connection.subscribe(earlierHostsSubject('*'), {
      queue: QUEUE,
      callback: (error, message) => {
        if (error !== null) return;
        void this.answer(message.subject, message.data).then((answer) => {
          if (answer !== null) message.respond(JSON.stringify(answer));
        });
      },
    });
  }

  /** Null, and no answer, when it is no question or cannot be answered: then the agent scans again, which does no harm. */
  private async answer(subject: string, data: Uint8Array): Promise<EarlierHosts | null> {
    const question = questionIn(data);
    const siteId = subject.split('.')[2];
    if (question === null || siteId === undefined) return null;
    const { site_scan_id: siteScanId, after } = question;
    try {
      const hosts = await this.unitOfWork.run((tx) =>
        this.observations.finishedHosts({ siteId, siteScanId }, { after, most: MOST_HOSTS }, tx),
      );
      return pageOf(hosts);
    } catch (err) {
      this.logger.warn({ message: 'An agent could not be told what is done already', siteScanId, err });
      return null;
    }
  }
}

function questionIn(data: Uint8Array) {
  if (data.length > MAX_EARLIER_HOSTS_QUESTION_BYTES) return null;
  try {
    return HeardEarlierHostsQuestion.parse(JSON.parse(new TextDecoder().decode(data)));
  } catch {
    return null;
  }
}

/** As many of the hosts as fit, at least one. */
function pageOf(hosts: readonly HostFacts[]): EarlierHosts {
  let bytes = 0;
  const fitting = hosts.findIndex(
    (host) => (bytes += Buffer.byteLength(JSON.stringify(host))) > MAX_EARLIER_HOSTS_BYTES,
  );
  const told = fitting === -1 ? hosts : hosts.slice(0, Math.max(1, fitting));
  const isLast = told.length === hosts.length && hosts.length < MOST_HOSTS;
  return EarlierHosts.parse({ version: 1, hosts: told, next: isLast ? null : (told.at(-1)?.address ?? null) });
}
