import { CLOCK_TOLERANCE_MS, HeardHeartbeatAnswer } from '#contracts';
import { Logger } from '@nestjs/common';

/** By how much the clock of this machine is ahead of the centre's, as far as can be known over a link that takes its time. */
export class Clock {
  private readonly logger = new Logger(Clock.name);
  private offset: number | null = null;
  private wasWrong = false;

  get offsetMs(): number | null {
    return this.offset;
  }

  /**
   * The moment by the centre's clock, for what has to be decided as the centre would. A small difference is left as it is: it
   * is no better known than to half of the way there and back.
   */
  centreTime(own = new Date()): Date {
    const isOff = this.offset !== null && Math.abs(this.offset) > CLOCK_TOLERANCE_MS;
    return isOff ? new Date(own.getTime() - (this.offset ?? 0)) : own;
  }

  /** Takes in what the centre answered. Both moments are of this machine: when it was asked, and when the answer came. */
  heard(answer: Uint8Array, askedAt: Date, answeredAt: Date): void {
    const heardAt = heardAtIn(answer);
    if (heardAt === null) return;
    this.offset = clockOffset(askedAt, heardAt, answeredAt);
    const isWrong = Math.abs(this.offset) > CLOCK_TOLERANCE_MS;
    if (isWrong === this.wasWrong) return;
    this.wasWrong = isWrong;
    const about = { offset_ms: this.offset };
    if (isWrong) this.logger.warn({ message: 'The clock of this machine is wrong: have it set by NTP', ...about });
    else this.logger.log({ message: 'The clock of this machine is right again', ...about });
  }
}

/**
 * The offset, in milliseconds, when the way there and back took equally long; it is off by half of the way at most. A clock that was set
 * meanwhile gives nonsense once.
 */
export function clockOffset(askedAt: Date, heardAt: Date, answeredAt: Date): number {
  return Math.round((askedAt.getTime() + answeredAt.getTime()) / 2 - heardAt.getTime());
}

function heardAtIn(answer: Uint8Array): Date | null {
  try {
    const read = HeardHeartbeatAnswer.safeParse(JSON.parse(new TextDecoder().decode(answer)));
    return read.success ? new Date(read.data.heard_at) : null;
  } catch {
    return null;
  }
}
