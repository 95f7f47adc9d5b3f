import { randomUUID } from 'node:crypto';
import type { GoodCall } from '../api-fuzz/requests.js';
import { newUser } from '../broker-user.js';
import { type ApiWorld, CVE, DEVICE_MAC } from './api-world.js';

/** How the tenant of a world calls an operation with success, after making what it needs. */
type Fixture = (world: ApiWorld) => GoodCall | Promise<GoodCall>;

const nothing: Fixture = () => ({});
const ofSchedule: Fixture = ({ site }) => ({ path: { scanScheduleId: site.scheduleId } });
const ofScan: Fixture = ({ scanId }) => ({ path: { scan_id: scanId } });
const ofSite: Fixture = ({ site }) => ({ path: { site_id: site.siteId } });

const AGENT_KEY = 'UBWY5G6ROCDMW22ADNTACGCZI7Z3WYFXG2DF3MDGBL6MXXONFAQI3CDF';
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
  startScheduledScan: async (world) => ({ path: { scanScheduleId: await world.startableSchedule() } }),
  stopScheduledScan: async (world) => ({ path: { scanScheduleId: await world.runningSchedule() } }),
  cancelScan: async (world) => ({ path: { scan_id: (await world.runningScan()).scanId } }),
  pauseScan: async (world) => ({ path: { scan_id: (await world.runningScan()).scanId } }),
  resumeScan: async (world) => ({ path: { scan_id: await world.pausedScan() } }),

  listScanReports: nothing,
  retrieveScanReport: ofScan,
  listScanHosts: ofScan,
  listScanFindings: ofScan,
  followScan: ofScan,
  exportFindingsAsCsv: ofScan,
  exportFindingsAsSarif: ofScan,
  exportFindingsAsOpenVex: ofScan,
  exportFindingsAsCycloneDx: ofScan,
  getLatestScanStatus: ofSchedule,
  downloadScanReport: async (world) => {
    const { json_url } = (await world.read(`/scans/cve/${world.scanId}`)) as { json_url: string };
    return { path: { scan_id: world.scanId }, query: Object.fromEntries(new URL(json_url).searchParams) };
  },

  getCvesByMacAddress: () => ({ body: { mac_addresses: [DEVICE_MAC] } }),
  getCvesOfOneMacAddress: () => ({ query: { mac_address: DEVICE_MAC } }),

  listAdvisoryFeeds: nothing,

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

  importOpenVexStatements: ({ site }) => ({
    body: {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://vendor.example/vex/2026-17',
      author: 'The vendor',
      version: 1,
      statements: [
        {
          vulnerability: { name: CVE },
          products: [`urn:siteward:site:${site.siteId}:mac:${DEVICE_MAC.replaceAll(':', '-')}`],
          status: 'not_affected',
          justification: 'inline_mitigations_already_exist',
        },
      ],
    },
  }),

  listSites: nothing,
  createSite: () => ({ body: { name: 'Another office', networks: ['192.168.88.0/24'] } }),
  retrieveSite: ofSite,
  replaceSite: async (world) => ({
    path: { site_id: await world.makeSite() },
    body: { name: 'Main office', networks: ['10.77.0.0/24'] },
  }),
  updateSite: async (world) => ({ path: { site_id: await world.makeSite() }, body: { name: 'Head office' } }),
  deleteSite: async (world) => ({ path: { site_id: await world.makeSite() } }),

  listDevices: nothing,
  summariseDevices: nothing,
  retrieveDevice: async (world) => {
    const [device] = (await world.read(`/devices?mac_address=${DEVICE_MAC}`)) as { id: string }[];
    return { path: { device_id: device!.id } };
  },

  listAgents: ofSite,
  retrieveSitePresence: ofSite,
  revokeAgent: async (world) => ({ path: { agent_id: await insertAgent(world) } }),
  readAgentLogs: async (world) => ({ path: { agent_id: await insertAgent(world) } }),
  makeSupportBundle: async (world) => ({ path: { agent_id: await insertAgent(world) } }),
  listEnrolments: ofSite,
  createEnrolment: ({ site }) => ({ path: { site_id: site.siteId }, body: { name: 'rack 2', expires_in_s: 3600 } }),
  deleteEnrolment: async (world) => ({
    path: { site_id: world.site.siteId, enrolment_id: await insertEnrolment(world) },
  }),
  enrolAgent: () => ({ body: { token: 'swe_none', public_key: AGENT_KEY, name: 'agent-1', version: '0.1.0' } }),
  challengeAgent: async (world) => ({ path: { agent_id: await insertAgent(world) } }),
  renewAgent: async (world) => ({
    path: { agent_id: await insertAgent(world) },
    body: { nonce: 'a-nonce', signature: 'A'.repeat(86), version: '0.1.0' },
  }),

  listAgentReleases: nothing,
  downloadAgentRelease: () => ({ path: { version: '1.4.2' } }),
  chooseSiteRelease: ({ site }) => ({ path: { site_id: site.siteId }, body: { version: '1.4.2' } }),
  leaveSiteRelease: async (world) => ({ path: { site_id: await siteWithRelease(world) } }),
  startRollout: () => ({ body: { version: '1.4.2', stages: [5, 25, 100], soak_s: 3600 } }),
  listRollouts: nothing,
  haltRollout: async (world) => ({
    path: { rollout_id: await insertRollout(world) },
    body: { reason: 'scans take twice as long' },
  }),
  installAgent: nothing,
  downloadAgentPackage: () => ({ path: { file: 'siteward-agent_1.4.2_amd64.deb' } }),

  listApiKeys: nothing,
  // A key gets no right that whoever makes it has not.
  createApiKey: () => ({ body: { name: 'Nightly export', scopes: ['key:create'] } }),
  retrieveApiKey: async (world) => ({ path: { key_id: await makeKey(world) } }),
  revokeApiKey: async (world) => ({ path: { key_id: await makeKey(world) } }),
  listAuditLog: nothing,
};

/**
 * What cannot succeed here, by its code: the broker of these tests lets everybody in, so it gives out no credentials. That they
 * do succeed is tried where the broker is secured.
 */
export const REFUSED_HERE: Readonly<Record<string, string>> = {
  createEnrolment: 'enrolment_unavailable',
  enrolAgent: 'enrolment_unavailable',
  challengeAgent: 'enrolment_unavailable',
  renewAgent: 'enrolment_unavailable',
  downloadAgentRelease: 'release_not_found',
  chooseSiteRelease: 'release_not_found',
  startRollout: 'release_not_found',
  installAgent: 'installer_not_available',
  downloadAgentPackage: 'installer_not_available',
  readAgentLogs: 'agent_offline',
  makeSupportBundle: 'agent_offline',
};

async function insertAgent(world: ApiWorld): Promise<string> {
  const id = randomUUID();
  await world.insert(
    `INSERT INTO agents (id, tenant_id, site_id, name, version, public_key, enrolled_at, credentials_expire_at)
     VALUES ($1, $2, $3, 'agent-1', '0.1.0', $4, now(), now() + interval '30 days')`,
    [id, world.tenantId, world.site.siteId, newUser().getPublicKey()],
  );
  return id;
}

async function siteWithRelease(world: ApiWorld): Promise<string> {
  const siteId = await world.makeSite();
  await world.insert(
    `INSERT INTO site_releases (site_id, tenant_id, version, chosen_by, chosen_at)
     VALUES ($1, $2, '1.4.2', 'user-1', now())`,
    [siteId, world.tenantId],
  );
  return siteId;
}

/** There is one running rollout at a time: the one before is over. */
async function insertRollout(world: ApiWorld): Promise<string> {
  const id = randomUUID();
  await world.insert(`UPDATE rollouts SET state = 'done', ended_at = now() WHERE tenant_id = $1`, [world.tenantId]);
  await world.insert(
    `INSERT INTO rollouts (id, tenant_id, version, stages, soak_s, state, stage, started_by, started_at)
     VALUES ($1, $2, '1.4.2', '{5,25,100}', 3600, 'running', 1, 'user-1', now())`,
    [id, world.tenantId],
  );
  return id;
}

async function insertEnrolment(world: ApiWorld): Promise<string> {
  const id = randomUUID();
  await world.insert(
    `INSERT INTO enrolments (id, tenant_id, site_id, name, token_hash, created_by, created_at, expires_at)
     VALUES ($1, $2, $3, 'rack 2', $4, 'user-1', now(), now() + interval '1 hour')`,
    [id, world.tenantId, world.site.siteId, Buffer.from(id)],
  );
  return id;
}

async function makeKey(world: ApiWorld): Promise<string> {
  return String((await world.make('/api-keys', { name: 'A key', scopes: ['cve:view'] })).id);
}

/** The fixture of an operation; an error says where one is missing. */
export function fixtureOf(operationId: string): Fixture {
  const fixture = FIXTURES[operationId];
  if (fixture === undefined) throw new Error(`${operationId} has no entry in test/support/api-world/fixtures.ts`);
  return fixture;
}
