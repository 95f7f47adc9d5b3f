import { Logger } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import type { LogLevel } from './environment.js';
import { createPinoLogger, NestLogger } from './logging.js';

function recording(level: LogLevel) {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  return { lines, logger: new NestLogger(createPinoLogger(level, destination)) };
}

describe('NestLogger', () => {
  it('writes one JSON object per line, with level, time, context and message', () => {
    const { lines, logger } = recording('info');
    logger.log('The relay runs', 'OutboxRelay');
    expect(lines).toEqual([
      { level: 'info', time: expect.stringMatching(/Z$/), context: 'OutboxRelay', message: 'The relay runs' },
    ]);
  });

  it('turns an object into fields and an error into a cleaned object', () => {
    const { lines, logger } = recording('info');
    const cause = new Error('postgres://a:hunter2@db');
    logger.error({ message: 'Request failed', requestId: 'r1', err: new Error('x', { cause }) }, 'ErrorFilter');
    expect(lines[0]).toMatchObject({
      level: 'error',
      message: 'Request failed',
      requestId: 'r1',
      err: { type: 'Error', message: 'x', cause: { message: 'postgres://[redacted]@db' } },
    });
  });

  it('leaves no secret in a line, wherever it was', () => {
    const { lines, logger } = recording('trace');
    logger.warn('Bearer abcdefghijkl was refused', 'X');
    logger.error(new Error('nats://user:hunter2@n'), 'stack of nats://user:hunter2@n', 'X');
    logger.debug({ message: 'nats://user:hunter2@n', headers: { authorization: 'hunter2' } });
    expect(lines).toHaveLength(3);
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|abcdefghijkl/);
  });

  it('says at info what the stages say, not what the framework says', () => {
    const { lines, logger } = recording('info');
    logger.log('Mapped {/health}', 'RouterExplorer');
    logger.debug('detail', 'X');
    logger.verbose('detail', 'X');
    expect(lines).toEqual([]);
    logger.fatal('gone', 'X');
    expect(lines).toHaveLength(1);
  });

  it("serves as Nest's logger", () => {
    const { lines, logger } = recording('info');
    Logger.overrideLogger(logger);
    new Logger('Stage').warn({ message: 'late', lateMs: 5 });
    Logger.overrideLogger(false);
    expect(lines[0]).toMatchObject({ level: 'warn', context: 'Stage', message: 'late', lateMs: 5 });
  });
});
