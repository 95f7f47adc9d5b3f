import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { overdueBefore, ScansStore } from '../../apps/api/src/request/index.js';
import { Attempt, scanRequested } from '../support/attempt.js';
import { startSystem, type System, until } from '../support/system.js';

/** So many that ingest is still at them when the workers of a starting centre take their first look. */
const EARLIER_MESSAGES = 2000;
/** Time enough to publish them all before the site scan counts as overdue. */
const IN_TIME_MS = 4_000;
/** All of them are of one site scan, so they are taken in one after the other. */
const TAKEN_IN_MS = 90_000;

jest.setTimeout(120_000);

let system: System;

beforeAll(async () => {
  system = await startSystem();
});

afterAll(async () => {
  await system.stop();
});

describe('a centre that was away until long after a deadline', () => {
  it('takes in what was in time before it gives anything up', async () => {
    const overdueAt = new Date(Date.now() + IN_TIME_MS);
    const request = scanRequested({ deadline: overdueBefore(overdueAt).toISOString() });
    const { app } = system.centre;
    const scans = app.get(ScansStore, { strict: false });
    await app.get(UnitOfWork, { strict: false }).run((tx) => scans.open(request, tx));
    await system.centre.stop();

    const agent = new Attempt(request);
    await system.broker.publish(agent.started());
    for (let sequence = 1; sequence <= EARLIER_MESSAGES; sequence++) {
      await system.broker.publish(agent.progress(sequence, 10));
    }
    for (const message of [agent.router(), agent.host(), agent.finished(1)]) await system.broker.publish(message);

    expect(Date.now()).toBeLessThan(overdueAt.getTime());
    await until(
      'the site scan to be overdue',
      () => new Date(),
      (now) => now > overdueAt,
    );

    const back = await system.startAnother();
    const ends = ['completed', 'partial', 'failed'] as const;
    const report = await back.waitForScan(request.tenant_id, request.scan_id, ends, TAKEN_IN_MS);
    expect(report.state).toBe('completed');
    expect(report.sites[0]?.hosts).toHaveLength(1);
  });
});
