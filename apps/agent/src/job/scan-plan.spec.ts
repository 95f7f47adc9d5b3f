import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explainLeftOut, leftOut, planScan } from './scan-plan.js';
import { scanRequest } from './scan-request.spec-support.js';

const now = new Date('2026-11-24T12:00:00Z');
const request = scanRequest();

describe('planScan', () => {
  it('scans what both lists allow, until the deadline', () => {
    const plan = planScan(request, [], now);
    expect(plan).toMatchObject({ targets: ['10.0.1.5'], refused: [], timeLimitMs: 30 * 60_000 });
    expect(plan.ports.split(',')).toEqual(expect.arrayContaining(['8291', '8728-8729']));
    expect(planScan({ ...request, profile: 'deep' }, [], now).ports).toBe('1-65535');
  });

  it('lets the agent narrow the networks, never widen them', () => {
    const wide = { ...request, targets: ['10.0.1.5', '10.0.2.5', '192.168.0.1'] };
    expect(planScan(wide, ['10.0.2.0/24', '192.168.0.0/16'], now)).toMatchObject({
      targets: ['10.0.2.5'],
      refused: [
        { address: '10.0.1.5', reason: 'outside_agent_networks', outcome: 'refused' },
        { address: '192.168.0.1', reason: 'outside_networks', outcome: 'refused' },
      ],
    });
  });

  it('never scans public, multicast or loopback addresses because of a wide network', () => {
    const targets = ['8.8.8.8', '224.0.0.1', '127.0.0.1', '255.255.255.255', '0.0.0.0'];
    const plan = planScan({ ...request, targets, allowed_networks: ['0.0.0.0/0'] }, ['0.0.0.0/0'], now);
    expect(plan.targets).toEqual([]);
    expect(plan.refused.map(({ reason }) => reason)).toEqual(targets.map(() => 'never_scannable'));
  });

  it('refuses all when the agent has only networks nobody can read', () => {
    expect(planScan(request, ['lan'], now).targets).toEqual([]);
  });

  it.each([
    ['at the deadline', '2026-11-24T12:00:00.000Z'],
    ['after it', '2026-11-24T11:59:59.999Z'],
    ['with a deadline nobody can read', 'soon'],
  ])('scans nothing %s, and says why', (_, deadline) => {
    const late = { ...request, deadline, targets: ['10.0.1.5', '8.8.8.8'] };
    expect(planScan(late, [], now)).toMatchObject({
      targets: [],
      timeLimitMs: 0,
      refused: [
        { address: '10.0.1.5', reason: 'deadline_passed', outcome: 'partial' },
        { address: '8.8.8.8', reason: 'never_scannable', outcome: 'refused' },
      ],
    });
  });

  it('never touches what is excluded, and says so', () => {
    const some = { ...request, targets: ['10.0.1.5', '10.0.1.6', '8.8.8.8'], exclusions: ['10.0.1.4/31', '8.0.0.0/8'] };
    expect(planScan(some, ['10.0.1.5/32', '10.0.1.6/32'], now)).toMatchObject({
      targets: ['10.0.1.6'],
      refused: [
        { address: '10.0.1.5', reason: 'excluded', outcome: 'refused' },
        { address: '8.8.8.8', reason: 'never_scannable', outcome: 'refused' },
      ],
    });
  });

  it('looks for hosts in networks, with the rate it may', () => {
    const plan = planScan({ ...request, target_networks: ['10.0.2.0/24'], max_packets_per_second: 200 }, [], now);
    expect(plan).toMatchObject({ maxRate: 200, search: { networks: [{ network: '10.0.2.0/24', gaps: [] }] } });
    expect(planScan(request, [], now)).toMatchObject({ maxRate: null, search: { networks: [], ranges: [] } });
  });

  it('puts every target into exactly one list, once', () => {
    const network = fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '192.168.0.0/16', '0.0.0.0/0', '127.0.0.0/8', 'x');
    const address = fc.oneof(fc.ipV4(), fc.constantFrom('10.1.2.3', '10.2.2.3', '192.168.1.1', '127.0.0.1'));
    fc.assert(
      fc.property(fc.array(address, { minLength: 1 }), fc.array(network), fc.array(network), (targets, site, agent) => {
        const plan = planScan({ ...request, targets, allowed_networks: site }, agent, now);
        const all = [...plan.targets, ...plan.refused.map((one) => one.address)];
        expect([...all].sort()).toEqual([...new Set(targets)].sort());
      }),
    );
  });
});

describe('explainLeftOut', () => {
  it('has a sentence of its own for each reason', () => {
    const refusals = ['never_scannable', 'outside_networks', 'outside_agent_networks', 'excluded'] as const;
    const late = ['deadline_passed', 'deadline_reached', 'stopped'] as const;
    const reasons = [...refusals, ...late];
    expect(new Set(reasons.map(explainLeftOut)).size).toBe(reasons.length);
    for (const reason of refusals) expect(leftOut('10.0.0.1', reason).outcome).toBe('refused');
    for (const reason of late) expect(leftOut('10.0.0.1', reason).outcome).toBe('partial');
  });
});
