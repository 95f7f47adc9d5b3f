import { HeardReleaseStanding, MAX_RELEASE_QUESTION_BYTES, releaseSubject } from '#contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { QuestionDesk } from '../../platform/nats/index.js';
import { WantedReleases } from './wanted-releases.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Tells agents which release they are to run, and hears how they fare. */
@Injectable()
export class ReleaseDesk implements OnApplicationBootstrap {
  constructor(
    private readonly desk: QuestionDesk,
    private readonly wanted: WantedReleases,
  ) {}

  onApplicationBootstrap(): void {
    this.desk.open({
      subject: releaseSubject({ siteId: '*', agentId: '*' }),
      maxBytes: MAX_RELEASE_QUESTION_BYTES,
      schema: HeardReleaseStanding,
      answer: async (standing, [, , siteId = '', agentId = '']) => {
        if (!UUID.test(siteId) || !UUID.test(agentId)) return null;
        return this.wanted.of({ agentId, siteId }, standing, new Date());
      },
    });
  }
}
