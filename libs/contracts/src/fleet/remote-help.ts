import { z } from 'zod';
import { exact, type ObjectFlavour, tolerant } from '../model/object-flavour.js';
import type { AgentAddress } from './agent-address.js';

/** One message of an answer holds at most so many bytes; a message of the broker holds 1 MiB. */
export const HELP_PART_BYTES = 256 * 1024;

/** An answer has at most so many messages. */
export const MAX_HELP_PARTS = 16;

/** An answer is compressed; this is the most it may hold, in bytes. */
export const MAX_HELP_BYTES = 16 * 1024 ** 2;

/** The largest question that is read, in bytes. */
export const MAX_HELP_QUESTION_BYTES = 1024;

export const MAX_LOG_LINES = 1000;

/** Where the centre asks one agent for help; only that agent may listen there. */
export function helpSubject({ siteId, agentId }: AgentAddress): string {
  return `agent.help.${siteId}.${agentId}`;
}

/** Where that agent answers that question; only it may speak there. */
export function helpAnswerSubject({ siteId, agentId }: AgentAddress, questionId: string): string {
  return `agent.helped.${siteId}.${agentId}.${questionId}`;
}

/** From the least to the worst. */
export const LOG_LINE_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export const LogLineLevel = z.enum(LOG_LINE_LEVELS);
export type LogLineLevel = z.output<typeof LogLineLevel>;

/** Which lines of an agent's log are wanted. */
export const LogWish = z.strictObject({
  /** The newest so many. */
  limit: z.int().min(1).max(MAX_LOG_LINES),
  /** This level and worse ones. */
  level: LogLineLevel,
  /** Not older than this; null for any. */
  since: z.iso.datetime().nullable(),
});
export type LogWish = z.output<typeof LogWish>;

const question = (object: ObjectFlavour) =>
  object({
    version: z.literal(1),
    id: z.uuid(),
    /** A question that is not known is not answered. */
    wanted: z.enum(['logs', 'support_bundle']),
    logs: LogWish,
  });
export const HelpQuestion = question(exact);
export type HelpQuestion = z.output<typeof HelpQuestion>;
export const HeardHelpQuestion = question(tolerant);

/** A line of an agent's log, without secrets. */
export const LogLine = z.object({
  at: z.iso.datetime(),
  level: LogLineLevel,
  /** Which part of the agent says it. */
  context: z.string().max(100).nullable(),
  message: z.string().max(2000),
  /** What else the line says. */
  details: z.record(z.string(), z.unknown()),
});
export type LogLine = z.output<typeof LogLine>;

/** All that helps to find out from afar what is wrong at a site, without secrets. */
export const SupportBundle = z.object({
  made_at: z.iso.datetime(),
  agent: z.object({
    id: z.uuid(),
    site_id: z.guid(),
    name: z.string(),
    version: z.string(),
    started_at: z.iso.datetime(),
  }),
  machine: z.object({
    platform: z.string(),
    architecture: z.string(),
    kernel: z.string(),
    node_version: z.string(),
    processors: z.int(),
    memory_mib: z.number(),
    free_memory_mib: z.number(),
    up_s: z.number(),
    interfaces: z.array(z.object({ name: z.string(), address: z.string(), mac: z.string(), is_internal: z.boolean() })),
  }),
  /** Secrets are not in it, not even as whether they are right. */
  configuration: z.record(z.string(), z.unknown()),
  nmap: z.object({ path: z.string(), version: z.string().nullable(), privileged: z.boolean() }),
  /** As in a heartbeat. */
  health: z.record(z.string(), z.unknown()),
  /** What `siteward-agent doctor` says on the machine; absent from agents that do not say it. */
  doctor: z
    .array(
      z.object({
        topic: z.string(),
        status: z.enum(['ok', 'warn', 'fail']),
        says: z.string(),
        remedy: z.string().nullable(),
      }),
    )
    .optional(),
  logs: z.array(LogLine),
});
export type SupportBundle = z.output<typeof SupportBundle>;

export const LogsAnswer = z.object({ lines: z.array(LogLine) });
export type LogsAnswer = z.output<typeof LogsAnswer>;

/**
 * An answer as the messages it goes out in. Each begins with two bytes: its number, from 0, and how many there are.
 * @throws {RangeError} when it is too large
 */
export function helpParts(answer: Uint8Array): Uint8Array[] {
  const total = Math.max(1, Math.ceil(answer.length / HELP_PART_BYTES));
  if (total > MAX_HELP_PARTS) throw new RangeError(`the answer has ${answer.length} bytes`);
  return Array.from({ length: total }, (_, index) => {
    const part = answer.subarray(index * HELP_PART_BYTES, (index + 1) * HELP_PART_BYTES);
    return joined([Uint8Array.of(index, total), part]);
  });
}

/** Puts the messages of an answer together again. */
export class HelpAssembly {
  private readonly parts: Uint8Array[] = [];

  /** The whole answer, once this was the last message of it; null before. @throws when it is not the next one, or too large */
  add(message: Uint8Array): Uint8Array | null {
    const [index, total = 0] = message;
    const isNext = index === this.parts.length && index < total && total <= MAX_HELP_PARTS;
    if (!isNext || message.length > HELP_PART_BYTES + 2)
      throw new Error('a part of the answer is not what it should be');
    this.parts.push(message.subarray(2));
    return this.parts.length === total ? joined(this.parts) : null;
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
