import { ScanCancelled, type ScanRequested } from '#contracts';
import { type NatsConnection, StandingWord } from '#jetstream';
import { Injectable, Logger } from '@nestjs/common';

/** How often the broker is asked while a scan runs, beside listening: a word that was missed costs no more than this. */
const ASK_EVERY_MS = 5_000;

/** Listens for the centre's word that ends a site scan. */
@Injectable()
export class StopWords {
  private readonly logger = new Logger(StopWords.name);

  constructor(private readonly connection: NatsConnection) {}

  /** The word about this request; to be closed when the scan is over. */
  about(request: ScanRequested): StandingWord<typeof ScanCancelled> {
    const { scan_id, site_scan_id, site_id } = request;
    return new StandingWord({
      connection: this.connection,
      event: ScanCancelled,
      place: { site_id, site_scan_id },
      askEveryMs: ASK_EVERY_MS,
      refuse: (word) => (word.scan_id === scan_id ? null : 'it names another scan than the request'),
      onTrouble: (reason) => this.logger.warn({ message: 'The word to stop', scan_id, site_scan_id, reason }),
    });
  }
}
