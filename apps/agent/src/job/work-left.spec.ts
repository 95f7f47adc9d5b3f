import { describe, expect, it } from '@jest/globals';
import { parseIpv4 } from '#contracts';
import { planScan } from './scan-plan.js';
import { scanRequest } from './scan-request.spec-support.js';
import { workLeft } from './work-left.js';

const NOW = new Date('2026-11-24T12:00:00Z');
const finished = (...addresses: string[]) => new Map(addresses.map((address) => [address, `result of ${address}`]));
const numbers = (...addresses: string[]) => new Set(addresses.map((address) => parseIpv4(address)!));

describe('the work left', () => {
  const plan = planScan(
    scanRequest({
      targets: ['10.77.0.11', '10.77.0.12', '8.8.8.8'],
      target_networks: ['10.77.0.96/27'],
      allowed_networks: ['10.77.0.0/24'],
    }),
    [],
    NOW,
  );

  it('is all of it when nothing is finished', () => {
    const found = numbers('10.77.0.97');
    expect(workLeft(plan, found, finished())).toEqual({ plan, found, again: [] });
  });

  it('leaves out finished hosts, named and found, and has their results told again', () => {
    const left = workLeft(plan, numbers('10.77.0.97', '10.77.0.98'), finished('10.77.0.12', '10.77.0.97'));
    expect(left.plan).toEqual({ ...plan, targets: ['10.77.0.11'] });
    expect(left.found).toEqual(numbers('10.77.0.98'));
    expect(left.again).toEqual(['result of 10.77.0.12', 'result of 10.77.0.97']);
  });

  it('tells again of a finished host in a searched network that does not answer now', () => {
    expect(workLeft(plan, numbers(), finished('10.77.0.99')).again).toEqual(['result of 10.77.0.99']);
  });

  it('tells of no host that this attempt may not look at', () => {
    expect(workLeft(plan, numbers(), finished('10.77.0.40', '8.8.8.8')).again).toEqual([]);
  });
});
