import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type AgentAddress,
  HeardHelpQuestion,
  helpAnswerSubject,
  helpParts,
  type HelpQuestion,
  helpSubject,
  MAX_HELP_QUESTION_BYTES,
} from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Censor } from './censor.js';
import type { RecentLog } from './recent-log.js';
import { type BundleSources, supportBundle } from './support-bundle.js';

const compress = promisify(gzip);
/** Whoever asks for more than this at a time is not answered: the scan goes first. */
const MAX_AT_ONCE = 2;

export interface HelpDeskContext {
  readonly connection: NatsConnection;
  readonly agent: AgentAddress;
  readonly log: RecentLog;
  readonly censor: Censor;
  readonly bundle: BundleSources;
}

/** Answers what the centre asks of this agent, to find out from afar what is wrong. Nothing is changed by it. */
export class HelpDesk implements OnApplicationBootstrap {
  private readonly logger = new Logger(HelpDesk.name);
  private atWork = 0;

  constructor(private readonly context: HelpDeskContext) {}

  onApplicationBootstrap(): void {
    const { connection, agent } = this.context;
    connection.subscribe(helpSubject(agent), {
      callback: (error, message) => {
        if (error === null) void this.answer(message.data);
        else
          this.logger.warn({ message: 'The centre cannot ask for help until the credentials are renewed', err: error });
      },
    });
  }

  private async answer(data: Uint8Array): Promise<void> {
    const question = questionIn(data);
    if (question === null || this.atWork >= MAX_AT_ONCE) return;
    this.atWork += 1;
    try {
      await this.send(question);
    } catch (error) {
      this.logger.warn({ message: 'A question of the centre was not answered', wanted: question.wanted, err: error });
    } finally {
      this.atWork -= 1;
    }
  }

  private async send(question: HelpQuestion): Promise<void> {
    const { connection, agent, log, censor, bundle } = this.context;
    this.logger.log({ message: 'The centre asks for help', wanted: question.wanted, question_id: question.id });
    const answer = question.wanted === 'logs' ? { lines: log.read(question.logs) } : await supportBundle(bundle);
    const subject = helpAnswerSubject(agent, question.id);
    for (const part of helpParts(await compress(JSON.stringify(censor.value(answer))))) {
      connection.publish(subject, part);
      await connection.flush();
    }
  }
}

function questionIn(data: Uint8Array): HelpQuestion | null {
  if (data.length > MAX_HELP_QUESTION_BYTES) return null;
  try {
    return HeardHelpQuestion.safeParse(JSON.parse(new TextDecoder().decode(data))).data ?? null;
  } catch {
    return null;
  }
}
