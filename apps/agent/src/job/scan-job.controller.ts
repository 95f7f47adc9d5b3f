import { ScanRequested } from '#contracts';
import { done, JetStreamContext, type Outcome, reject, retry } from '#jetstream';
import { Controller, Logger } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { WorkInHand } from '../heartbeat/index.js';
import { SpoolFullError } from '../spool/index.js';
import { RunScan } from './run-scan.js';

/** A request that failed this often for a reason of ours ends as failed, with the reason, in the dead letters. */
const MAX_ATTEMPTS = 5;
const RETRY_MS = 2_000;
/** Until then the link may be back, or the disk have room; and another agent of the site can have it at once. */
const NO_ROOM_RETRY_MS = 10_000;

/** Requests for this site. One is acknowledged only when its results are safe. */
@Controller()
export class ScanJobController {
  private readonly logger = new Logger(ScanJobController.name);

  constructor(
    private readonly runScan: RunScan,
    private readonly inHand: WorkInHand,
  ) {}

  @MessagePattern(ScanRequested.ceType)
  async scan(@Payload() request: ScanRequested, @Ctx() context: JetStreamContext): Promise<Outcome> {
    const { deliveryCount, envelope, signal, stopping } = context.delivery;
    const attempt = { request, attempt: deliveryCount, traceparent: envelope.traceparent, signal, stopping };
    const about = { scan_id: request.scan_id, event_id: envelope.id, attempt: deliveryCount };
    const { targets, target_networks: networks = [], profile } = request;
    this.logger.log({ message: 'Scanning', ...about, targets: targets.length, networks: networks.length, profile });
    try {
      const outcome = await this.inHand.during(request, deliveryCount, () => this.runScan.run(attempt));
      this.logger.log({ message: 'Scanned', ...about, outcome });
      return done;
    } catch (error) {
      if (signal.aborted) return retry(0, 'the agent is stopping');
      if (error instanceof SpoolFullError) {
        this.logger.warn({ message: 'No room for results', ...about, reason: error.message });
        return retry(NO_ROOM_RETRY_MS, error.message);
      }
      this.logger.error({ message: 'The scan failed', ...about, err: error });
      const reason = error instanceof Error ? error.message : String(error);
      if (deliveryCount < MAX_ATTEMPTS) return retry(RETRY_MS * deliveryCount, reason);
      await this.runScan.giveUp(attempt, `gave up after ${deliveryCount} attempts: ${reason}`.slice(0, 1000));
      return reject(reason);
    }
  }
}
