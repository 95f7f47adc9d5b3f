import type { NatsConnection } from '#jetstream';
import { jsonIn } from '#runtime';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { z } from 'zod';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { NATS_CONNECTION } from './streams.service.js';

/** Each question goes to one replica. */
const QUEUE = 'siteward-centre';

/** A kind of question that agents ask the centre. The broker lets each ask on its own subjects only. */
export interface Question<Schema extends z.ZodType> {
  /** With `*` for what differs from agent to agent. */
  readonly subject: string;
  /** The largest question that is read, in bytes. */
  readonly maxBytes: number;
  readonly schema: Schema;
  /** `tokens` are those of the subject it was asked on. Null is no answer: the agent does without, or asks again. */
  readonly answer: (question: z.output<Schema>, tokens: readonly string[]) => Promise<unknown>;
}

/** Where agents ask the centre something and wait for the answer. */
@Injectable()
export class QuestionDesk {
  private readonly logger = new Logger(QuestionDesk.name);

  constructor(
    @Inject(NATS_CONNECTION) private readonly connection: NatsConnection,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'runsWorkers'>,
  ) {}

  /** From now on such questions are answered; what is none, and what fails, gets no answer. */
  open<Schema extends z.ZodType>(question: Question<Schema>): void {
    if (!this.config.runsWorkers) return;
    this.connection.subscribe(question.subject, {
      queue: QUEUE,
      callback: (error, message) => {
        if (error !== null) return;
        void this.answerTo(question, message.subject, message.data).then((answer) => {
          if (answer !== null) message.respond(JSON.stringify(answer));
        });
      },
    });
  }

  private async answerTo<Schema extends z.ZodType>(
    { maxBytes, schema, answer }: Question<Schema>,
    subject: string,
    data: Uint8Array,
  ): Promise<unknown> {
    const asked = data.length > maxBytes ? null : schema.safeParse(jsonIn(new TextDecoder().decode(data)));
    if (asked?.success !== true) return null;
    try {
      return await answer(asked.data, subject.split('.'));
    } catch (err) {
      this.logger.warn({ message: 'A question of an agent was not answered', subject, err });
      return null;
    }
  }
}
