import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from './environment.js';
import { redact, redactText } from './redact.js';

/** Contexts of the framework: what they say while all is well is of use only when something is being looked into. */
const FRAMEWORK_CONTEXTS = new Set([
  'NestFactory',
  'NestApplication',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
]);

/** The root logger: one JSON object per line; everything passes through `redact`. */
export function createPinoLogger(level: LogLevel, destination?: DestinationStream): PinoLogger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'message',
    // `redact` has already made a plain object of an error.
    serializers: { err: (value: unknown) => value },
    formatters: {
      level: (label: string) => ({ level: label }),
      log: (fields: Record<string, unknown>) => redact(fields) as Record<string, unknown>,
    },
    hooks: {
      streamWrite: redactText,
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * Nest's `Logger` on top of pino. Levels follow what a healthy day may show: `error` nothing, `warn` what heals by
 * itself, `log` (info) the life of the process, `debug` single requests.
 * An object as the message becomes fields of the line; its `message` field is the sentence, `err` the error.
 */
export class NestLogger implements LoggerService {
  constructor(private readonly pinoLogger: PinoLogger) {}

  log(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    this.write(context !== undefined && FRAMEWORK_CONTEXTS.has(context) ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: Exclude<LogLevel, 'silent'>, message: unknown, rest: readonly unknown[]): void {
    if (!this.pinoLogger.isLevelEnabled(level)) return;
    const context = contextOf(rest);
    const extra = rest.slice(0, context === undefined ? undefined : -1).filter((value) => value !== undefined);
    this.pinoLogger[level]({
      ...(context === undefined ? {} : { context }),
      ...fieldsOf(message),
      ...(extra.length === 0 ? {} : { extra }),
    });
  }
}

/** Nest's convention: a text as the last argument is the context, that is the class that speaks. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

function fieldsOf(message: unknown): object {
  if (message instanceof Error) return { message: message.message, err: message };
  if (typeof message === 'object' && message !== null) return message;
  return { message: String(message) };
}
