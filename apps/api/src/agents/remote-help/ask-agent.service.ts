import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import {
  type AgentAddress,
  HelpAssembly,
  helpAnswerSubject,
  HelpQuestion,
  helpSubject,
  MAX_HELP_BYTES,
} from '#contracts';
import type { NatsConnection } from '#jetstream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { v4 as uuidv4 } from 'uuid';
import type { z } from 'zod';
import { AppError } from '../../platform/app-error.js';
import { NATS_CONNECTION } from '../../platform/nats/index.js';

const decompress = promisify(gunzip);

/** What is asked, and what a good answer is. */
export interface Asking<Schema extends z.ZodType> extends Pick<HelpQuestion, 'wanted' | 'logs'> {
  readonly answer: Schema;
  readonly withinMs: number;
}

/** Asks one agent for help, over the broker: its site's account alone has what was asked, and only this agent may answer. */
@Injectable()
export class AskAgent {
  private readonly logger = new Logger(AskAgent.name);

  constructor(@Inject(NATS_CONNECTION) private readonly connection: NatsConnection) {}

  /** @throws {AppError} `agent_does_not_answer`, `agent_answer_unusable` */
  async ask<Schema extends z.ZodType>(agent: AgentAddress, asking: Asking<Schema>): Promise<z.output<Schema>> {
    const { wanted, logs, answer, withinMs } = asking;
    const question = HelpQuestion.parse({ version: 1, id: uuidv4(), wanted, logs });
    const compressed = await this.exchange(agent, question, withinMs);
    try {
      const text = await decompress(compressed, { maxOutputLength: MAX_HELP_BYTES });
      return answer.parse(JSON.parse(text.toString('utf8')));
    } catch (error) {
      throw this.unusable(agent, error);
    }
  }

  private exchange(agent: AgentAddress, question: HelpQuestion, withinMs: number): Promise<Uint8Array> {
    const assembly = new HelpAssembly();
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        clearTimeout(timer);
        answers.unsubscribe();
        act();
      };
      const timer = setTimeout(() => end(() => reject(new AppError('agent_does_not_answer'))), withinMs);
      const answers = this.connection.subscribe(helpAnswerSubject(agent, question.id), {
        callback: (_, { data }) => {
          try {
            // The client uses its memory again.
            const whole = assembly.add(data.slice());
            if (whole !== null) end(() => resolve(whole));
          } catch (error) {
            end(() => reject(this.unusable(agent, error)));
          }
        },
      });
      this.connection.publish(helpSubject(agent), JSON.stringify(question));
    });
  }

  private unusable(agent: AgentAddress, error: unknown): AppError {
    this.logger.warn({ message: 'What an agent answered cannot be used', ...agent, err: error });
    return new AppError('agent_answer_unusable');
  }
}
