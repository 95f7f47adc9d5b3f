import { describe, expect, it } from '@jest/globals';
import { ScanScheduleBody } from '#contracts';
import { refuseImpossibleSchedule } from './schedule-rules.js';

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
const SITE = idOf(0);

const body = (change: object): ScanScheduleBody =>
  ScanScheduleBody.parse({
    description: 'Weekly',
    day_of_week: 0,
    time_of_day: '02:00',
    every_n_weeks: 1,
    timezone: 'UTC',
    min_cvss: 4,
    warning_threshold: 7,
    sites: [{ id: SITE, subnet: '10.0.0.0/24' }],
    ...change,
  });
const subnets = (...cidrs: string[]) => ({ sites: cidrs.map((subnet) => ({ id: SITE, subnet })) });

function codeOf(change: object, networks = ['10.0.0.0/8']): string | null {
  try {
    refuseImpossibleSchedule(body(change), [{ id: SITE, networks }]);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('the rules of schedules', () => {
  it('let a site have as many addresses as an agent looks at, each counted once, and not one more', () => {
    expect(codeOf(subnets('10.0.0.0/16', '10.0.4.0/24'))).toBeNull();
    expect(codeOf(subnets('10.0.0.0/16', '10.1.0.0/32'))).toBe('schedule_too_large');
  });

  it('let a site have as many subnets as a request holds', () => {
    const some = (count: number) =>
      subnets(...Array.from({ length: count }, (_, index) => `10.0.${index % 256}.${index}/32`));
    expect(codeOf(some(256))).toBeNull();
    const more = Array.from({ length: 257 }, (_, index) => `10.${index >> 8}.${index & 255}.0/30`);
    expect(codeOf(subnets(...more))).toBe('schedule_too_large');
  });

  it('bound all sites together', () => {
    const sites = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ id: idOf(index), networks: ['10.0.0.0/8'] }));
    const wanted = (count: number) => body({ sites: sites(count).map(({ id }) => ({ id, subnet: '10.0.0.0/16' })) });
    expect(() => {
      refuseImpossibleSchedule(wanted(16), sites(16));
    }).not.toThrow();
    expect(() => {
      refuseImpossibleSchedule(wanted(17), sites(17));
    }).toThrow('1114112 addresses');
  });

  it('judge the largest schedule there can be quickly', () => {
    const sites = Array.from({ length: 1000 }, (_, index) => ({ id: idOf(index), networks: ['10.0.0.0/8'] }));
    const exclusions = Array.from({ length: 1024 }, (_, index) => `10.9.${index >> 8}.${index & 255}`);
    const wanted = body({ sites: sites.map(({ id }) => ({ id, subnet: '10.1.0.0/24' })), exclusions });
    const before = performance.now();
    refuseImpossibleSchedule(wanted, sites);
    expect(performance.now() - before).toBeLessThan(15_000);
  });

  it('take every kind of private network, and loopback where a site has it', () => {
    for (const cidr of ['10.1.2.0/24', '172.31.0.0/24', '192.168.9.0/24', '100.127.0.0/24', '169.254.0.0/24']) {
      expect({ cidr, code: codeOf(subnets(cidr), [cidr]) }).toEqual({ cidr, code: null });
    }
    expect(codeOf(subnets('127.0.0.0/24'), ['127.0.0.0/8'])).toBeNull();
    expect(codeOf(subnets('127.0.0.0/24'))).toBe('subnet_outside_site');
    expect(codeOf(subnets('192.0.2.0/24'), ['0.0.0.0/0'])).toBe('network_not_scannable');
  });

  it('ask about what is new only', () => {
    const wanted = body(subnets('10.0.0.0/24', '10.0.1.0/24'));
    const covered = [{ id: SITE, subnet: '10.0.0.0/24' }];
    const judge = (networks: string[]) => () => {
      refuseImpossibleSchedule(wanted, [{ id: SITE, networks }], covered);
    };
    expect(judge(['10.0.1.0/24'])).not.toThrow();
    expect(judge(['10.0.0.0/24'])).toThrow('10.0.1.0/24');
  });
});
