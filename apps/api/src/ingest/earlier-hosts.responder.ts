import {
  EarlierHosts,
  earlierHostsSubject,
  HeardEarlierHostsQuestion,
  type HostFacts,
  MAX_EARLIER_HOSTS_BYTES,
  MAX_EARLIER_HOSTS_QUESTION_BYTES,
} from '#contracts';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/index.js';
import { QuestionDesk } from '../platform/nats/index.js';
import { ObservationsReadModel } from './observations.read-model.js';

const MOST_HOSTS = 500;

/**
 * Tells an agent which hosts of a site scan are done, so that what another agent found before it died is not scanned again.
 * Only site scans of the site on whose subject it was asked are looked at. Without an answer the agent scans again, which does
 * no harm.
 */
@Injectable()
export class EarlierHostsResponder implements OnApplicationBootstrap {
  constructor(
    private readonly desk: QuestionDesk,
    private readonly unitOfWork: UnitOfWork,
    private readonly observations: ObservationsReadModel,
  ) {}

  onApplicationBootstrap(): void {
    this.desk.open({
      subject: earlierHostsSubject('*'),
      maxBytes: MAX_EARLIER_HOSTS_QUESTION_BYTES,
      schema: HeardEarlierHostsQuestion,
      answer: async ({ site_scan_id: siteScanId, after }, [, , siteId = '']) => {
        const page = { after, most: MOST_HOSTS };
        const read = this.observations.finishedHosts.bind(this.observations);
        return pageOf(await this.unitOfWork.run((tx) => read({ siteId, siteScanId }, page, tx)));
      },
    });
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
