import { HeardReleaseStanding, MAX_RELEASE_QUESTION_BYTES, releaseSubject, type WantedRelease } from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { NATS_CONNECTION } from '../../platform/nats/index.js';
import { WantedReleases } from './wanted-releases.js';

/** Each question goes to one replica. */
const QUEUE = 'siteward-centre';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells agents which release they are to run, and hears how they fare. The broker lets each speak for itself only. */
@Injectable()
export class ReleaseDesk implements OnApplicationBootstrap {
  private readonly logger = new Logger(ReleaseDesk.name);

  constructor(
    @Inject(NATS_CONNECTION) private readonly connection: NatsConnection,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'runsWorkers'>,
    private readonly wanted: WantedReleases,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.runsWorkers) return;
    this.connection.subscribe(releaseSubject({ siteId: '*', agentId: '*' }), {
      queue: QUEUE,
      callback: (error, message) => {
        if (error !== null) return;
        void this.answer(message.subject, message.data).then((answer) => {
          if (answer !== null) message.respond(JSON.stringify(answer));
        });
      },
    });
  }

  /** Null, and no answer, to whoever is no agent of the site, or when the database is away: the agent asks again. */
  private async answer(subject: string, data: Uint8Array): Promise<WantedRelease | null> {
    const [, , siteId = '', agentId = ''] = subject.split('.');
    const standing = standingIn(data);
    if (standing === null || !UUID.test(siteId) || !UUID.test(agentId)) return null;
    try {
      return await this.wanted.of({ agentId, siteId }, standing, new Date());
    } catch (err) {
      this.logger.warn({ message: 'An agent could not be told which release it is to run', agentId, err });
      return null;
    }
  }
}

function standingIn(data: Uint8Array) {
  if (data.length > MAX_RELEASE_QUESTION_BYTES) return null;
  try {
    return HeardReleaseStanding.parse(JSON.parse(new TextDecoder().decode(data)));
  } catch {
    return null;
  }
}
