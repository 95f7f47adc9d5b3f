import { randomUUID } from 'node:crypto';
import type { GoodCall } from '../api-fuzz/requests.js';
import { type ApiWorld, CVE, DEVICE_MAC } from './api-world.js';

/** How the tenant of a world calls an operation with success, after making what it needs. */
type Fixture = (world: ApiWorld) => GoodCall | Promise<GoodCall>;

const nothing: Fixture = () => ({});
const ofSchedule: Fixture = ({ site }) => ({ path: { scanScheduleId: site.scheduleId } });
const ofScan: Fixture = ({ scanId }) => ({ path: { scan_id: scanId } });
const ofSite: Fixture = ({ site }) => ({ path: { site_id: site.siteId } });

const JUSTIFICATION = 'The service is only reachable from the management network.';

/**
 * One entry for each operation of the API. What an operation removes or ends is made for it alone. A new operation needs a new
 * entry: without it neither the two tenants nor the bad input are tried on it, and their tests fail.
 */
export const FIXTURES: Readonly<Record<string, Fixture>> = {
  listScanSchedules: nothing,
  createScanSchedule: (world) => ({ body: world.scheduleBody() }),
  retrieveScanSchedule: ofSchedule,
  replaceScanSchedule: async (world) => ({
    path: { scanScheduleId: await world.makeSchedule() },
    body: world.scheduleBody(),
  }),
  updateScanSchedule: async (world) => ({
    path: { scanScheduleId: await world.makeSchedule() },
    body: { time_of_day: '03:30', sites: world.scheduleBody().sites },
  }),
  deleteScanSchedule: async (world) => ({ path: { scanScheduleId: await world.makeSchedule() } }),

  startSingleIpScan: ({ site }) => ({
    body: { schedule_id: site.scheduleId, site_id: site.siteId, ip_address: '10.77.0.14' },
  }),
  startMultipleIpsScan: ({ site }) => ({
    body: { schedule_id: site.scheduleId, site_id: site.siteId, ips: ['10.77.0.15', '10.77.0.16'] },
  }),
  startScheduledScan: async (world) => {
    await world.listenAt(world.site.siteId);
    return { path: { scanScheduleId: await world.makeSchedule() } };
  },
  stopScheduledScan: async (world) => ({ path: { scanScheduleId: await world.runningSchedule() } }),
  cancelScan: async (world) => ({ path: { scan_id: (await world.runningScan()).scanId } }),
  pauseScan: async (world) => ({ path: { scan_id: (await world.runningScan()).scanId } }),
  resumeScan: async (world) => ({ path: { scan_id: await world.pausedScan() } }),

  listScanReports: nothing,
  retrieveScanReport: ofScan,
  listScanHosts: ofScan,
  listScanFindings: ofScan,
  followScan: ofScan,
  getLatestScanStatus: ofSchedule,
  downloadScanReport: async (world) => {
    const { json_url } = (await world.read(`/scans/cve/${world.scanId}`)) as { json_url: string };
    return { path: { scan_id: world.scanId }, query: Object.fromEntries(new URL(json_url).searchParams) };
  },

  getCvesByMacAddress: () => ({ body: { mac_addresses: [DEVICE_MAC] } }),
  getCvesOfOneMacAddress: () => ({ query: { mac_address: DEVICE_MAC } }),

  getMitigationSteps: () => ({ path: { cve_id: CVE } }),

  listCveStatuses: nothing,
  updateCveStatus: ({ site }) => ({
    body: {
      mac_address: DEVICE_MAC,
      cve_id: CVE,
      status: 'accepted',
      justification: JUSTIFICATION,
      expires_at: new Date(Date.now() + 86_400_000).toISOString(),
      site_id: site.siteId,
    },
  }),

  listSites: nothing,
  createSite: () => ({ body: { id: randomUUID(), name: 'Another office', networks: ['192.168.88.0/24'] } }),
  retrieveSite: ofSite,
  replaceSite: ({ site }) => ({
    path: { site_id: site.siteId },
    body: { name: 'Main office', networks: ['10.77.0.0/24'] },
  }),
  updateSite: ({ site }) => ({ path: { site_id: site.siteId }, body: { name: 'Head office' } }),
  deleteSite: async (world) => ({ path: { site_id: await world.makeSite() } }),

  listApiKeys: nothing,
  createApiKey: () => ({ body: { name: 'Nightly export', scopes: ['cve:view', 'site:view'] } }),
  retrieveApiKey: async (world) => ({ path: { key_id: await makeKey(world) } }),
  revokeApiKey: async (world) => ({ path: { key_id: await makeKey(world) } }),
  listAuditLog: nothing,
};

async function makeKey(world: ApiWorld): Promise<string> {
  return String((await world.make('/api-keys', { name: 'A key', scopes: ['cve:view'] })).id);
}

/** The fixture of an operation; an error says where one is missing. */
export function fixtureOf(operationId: string): Fixture {
  const fixture = FIXTURES[operationId];
  if (fixture === undefined) throw new Error(`${operationId} has no entry in test/support/api-world/fixtures.ts`);
  return fixture;
}
