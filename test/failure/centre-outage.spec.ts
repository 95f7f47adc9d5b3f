import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { UnitOfWork } from '../../apps/api/src/platform/database/index.js';
import { overdueBefore, ScansStore } from '../../apps/api/src/request/index.js';
import { Attempt, scanRequested } from '../support/attempt.js';
import { startSystem, type System } from '../support/system.js';

/** So many that ingest is still at them when the workers of a starting centre take their first look. */
const EARLIER_MESSAGES = 600;
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
    const request = scanRequested();
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

    // The time is over only now, however long all that took.
    const deadline = overdueBefore(new Date());
    await setDeadline(request.site_scan_id, deadline);

    const back = await system.startAnother();
    const ends = ['completed', 'partial', 'failed'] as const;
    const report = await back.waitForScan(request.tenant_id, request.scan_id, ends, TAKEN_IN_MS);
    expect(report.state).toBe('completed');
    expect(report.sites[0]?.hosts).toHaveLength(1);
  });
});

async function setDeadline(siteScanId: string, deadline: Date): Promise<void> {
  const client = new pg.Client({ connectionString: system.database.url });
  await client.connect();
  const { rowCount } = await client.query('UPDATE site_scans SET deadline = $1 WHERE id = $2', [deadline, siteScanId]);
  await client.end();
  expect(rowCount).toBe(1);
}
