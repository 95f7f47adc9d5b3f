import { EarlierHostsQuestion, earlierHostsSubject, HeardEarlierHosts, type HostFacts } from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Logger } from '@nestjs/common';

const ANSWER_WITHIN_MS = 3_000;
/** More is not remembered; hosts beyond it are scanned again. */
const MOST_BYTES = 32 * 1024 ** 2;

/** What the centre has of a site scan already, from attempts of whichever agent. */
export class HostsKnownToCentre {
  private readonly logger = new Logger(HostsKnownToCentre.name);

  constructor(
    private readonly connection: NatsConnection,
    private readonly siteId: string,
  ) {}

  /** The finished hosts by address. When the centre does not answer, those it told of until then: the others are scanned again. */
  async of(siteScanId: string): Promise<ReadonlyMap<string, HostFacts>> {
    const hosts = new Map<string, HostFacts>();
    let bytes = 0;
    let after: string | null = null;
    try {
      do {
        const answer = await this.ask(siteScanId, after);
        bytes += answer.bytes;
        for (const host of answer.hosts) hosts.set(host.address, host);
        after = answer.next;
      } while (after !== null && bytes < MOST_BYTES);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn({ message: 'What is done already could not be asked for', site_scan_id: siteScanId, reason });
    }
    return hosts;
  }

  private async ask(siteScanId: string, after: string | null) {
    const question = EarlierHostsQuestion.parse({ version: 1, site_scan_id: siteScanId, after });
    const subject = earlierHostsSubject(this.siteId);
    const answer = await this.connection.request(subject, JSON.stringify(question), { timeout: ANSWER_WITHIN_MS });
    const { hosts, next } = HeardEarlierHosts.parse(answer.json());
    if (next !== null && next === after) throw new Error('the centre gives the same answer again and again');
    return { hosts, next, bytes: answer.data.length };
  }
}
