import type { CareTaken } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import type { SiteScanView } from '../request/index.js';
import { scanCare, siteCare } from './scan-care.js';
import type { ScanSite } from './scan-standing.js';

const care = (change: Partial<CareTaken> = {}): CareTaken => ({
  router_load_read: true,
  peak_cpu_percent: 97,
  peak_connections_percent: 12,
  slowed_s: 0,
  paused_s: 0,
  ...change,
});
const UNREAD = care({ router_load_read: false, peak_cpu_percent: null, peak_connections_percent: null });
const site = (...parts: (CareTaken | null)[]) => ({ parts: parts.map((one) => ({ care: one }) as SiteScanView) }) as unknown as ScanSite; // prettier-ignore

describe('how a site was spared', () => {
  it.each<[string, CareTaken, string]>([
    ['slowed', care({ slowed_s: 185 }), "The scan slowed down for 3 minutes because of the router's load: its CPU was at up to 97 %, its connection table was up to 12 % full."],
    ['paused', care({ paused_s: 42, peak_connections_percent: null }), "The scan paused for 42 seconds because of the router's load: its CPU was at up to 97 %."],
    ['both', care({ slowed_s: 1, paused_s: 60, peak_cpu_percent: null }), "The scan slowed down for 1 second and paused for 1 minute because of the router's load: its connection table was up to 12 % full."],
    ['neither', care({ peak_cpu_percent: 3 }), 'The scan was not slowed for the router: its CPU was at up to 3 %, its connection table was up to 12 % full.'],
    ['a router that says nothing of its load', care({ peak_cpu_percent: null, peak_connections_percent: null }), 'The scan was not slowed.'],
    ['a router that could not be asked', UNREAD, "The router's load could not be read, so the scan did not go by it."],
  ])('is said in words: %s', (_, taken, summary) => {
    expect(siteCare(site(taken))).toEqual({ summary, ...taken });
    expect(scanCare([site(taken)])).toBe(summary);
  }); // prettier-ignore

  it('is of all parts: times are added, of the load the highest counts', () => {
    const first = care({ slowed_s: 30, paused_s: 5, peak_cpu_percent: 80, peak_connections_percent: null });
    const second = care({ slowed_s: 10, peak_cpu_percent: 90, peak_connections_percent: 7 });
    const expected = { router_load_read: true, peak_cpu_percent: 90, peak_connections_percent: 7, slowed_s: 40, paused_s: 5 }; // prettier-ignore
    expect(siteCare(site(first, null, second))).toMatchObject(expected);
    expect(siteCare(site(UNREAD, second))).toMatchObject({ ...expected, slowed_s: 10, paused_s: 0 });
  });

  it('is unknown while nobody has said', () => {
    expect(siteCare(site(null))).toBeNull();
    expect(scanCare([site(null), site(null)])).toBeNull();
    expect(scanCare([])).toBeNull();
  });
});

describe('how the sites of a scan were spared', () => {
  it('counts the sites, and is of those that were', () => {
    const busy = care({ slowed_s: 30, peak_cpu_percent: 80, peak_connections_percent: null });
    const busier = care({ paused_s: 5, peak_cpu_percent: 99, peak_connections_percent: null });
    const calm = care({ peak_connections_percent: 50 });
    expect(scanCare([site(busy), site(busier), site(calm)])).toBe(
      "At 2 of 3 sites: The scan slowed down for 30 seconds and paused for 5 seconds because of the router's load: its CPU was at up to 99 %.",
    );
    expect(scanCare([site(calm), site(null)])).toBe('The scan was not slowed at any site.');
  });

  it('names routers that could not be asked', () => {
    expect(scanCare([site(UNREAD), site(care())])).toBe(
      'The scan was not slowed at any site. The load of the router could not be read at 1 of the sites.',
    );
  });
});
