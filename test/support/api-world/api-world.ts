import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Attempt } from '../attempt.js';
import { finishedScan, ftpHost, routerAt } from '../finished-scan.js';
import { type ListeningSite, listenAt } from '../listening-site.js';
import type { Answer, System, TestSite } from '../system.js';

/** The RouterOS behind it has this CVE. */
export const CVE = 'CVE-2018-14847';
export const DEVICE_MAC = '00:0C:29:A1:00:11';
const STOPPED = { outcome: 'stopped', reason: 'asked to stop', results: { hosts: 0, routers: 0 } } as const;
const NETWORK = '10.77.0.0/24';

/**
 * Everything one tenant can have, made through the API as its own customers would: a site with a schedule, a scan of it that has
 * ended and found something, and whatever else the tests of single operations ask for.
 */
export class ApiWorld {
  readonly #listening: ListeningSite[] = [];

  private constructor(
    readonly system: System,
    readonly site: TestSite,
    readonly scanId: string,
  ) {}

  static async make(system: System, tenantId: string = randomUUID()): Promise<ApiWorld> {
    const siteId = await makeSite(system, tenantId);
    const scheduleId = await makeSchedule(system, tenantId, siteId);
    const site = { tenantId, siteId, scheduleId };
    const scanId = await finishedScan(system, site, { hosts: [ftpHost('6.40.7')], router: routerAt('7.12.1') });
    return new ApiWorld(system, site, scanId);
  }

  get tenantId(): string {
    return this.site.tenantId;
  }

  /** A body of a schedule that covers the site. */
  scheduleBody(siteId: string = this.site.siteId): Record<string, unknown> {
    return scheduleBody(siteId);
  }

  makeSite(): Promise<string> {
    return makeSite(this.system, this.tenantId);
  }

  makeSchedule(): Promise<string> {
    return makeSchedule(this.system, this.tenantId, this.site.siteId);
  }

  /** Sends as the tenant; what is made has to be made. */
  async make(path: string, body: unknown): Promise<Record<string, unknown>> {
    return made(await this.system.centre.post(this.tenantId, path, body), path);
  }

  async read(path: string): Promise<unknown> {
    const answer = await this.system.centre.get(this.tenantId, path);
    made(answer, path);
    return JSON.parse(answer.text);
  }

  /** Puts a row there as the owner of the tables, for what no request of a customer makes. */
  async insert(sql: string, values: readonly unknown[]): Promise<void> {
    const owner = new pg.Client(this.system.database.url);
    await owner.connect();
    await owner.query(sql, [...values]);
    await owner.end();
  }

  /** A scan an agent is at: it was heard of, and not of its end. */
  async runningScan(): Promise<{ readonly scanId: string; readonly attempt: Attempt }> {
    const scanId = await this.system.centre.requestScan(this.site, '10.77.0.12');
    const [part] = await this.system.centre.query<{ id: string }>('SELECT id FROM site_scans WHERE scan_id = $1', [
      scanId,
    ]);
    const attempt = new Attempt({ scan_id: scanId, site_scan_id: part!.id, site_id: this.site.siteId });
    await this.system.broker.publish(attempt.started());
    await this.system.centre.waitForScan(this.tenantId, scanId, ['running']);
    return { scanId, attempt };
  }

  /** A scan that was paused, and came to rest. */
  async pausedScan(): Promise<string> {
    const { scanId, attempt } = await this.runningScan();
    await this.make(`/scans/cve/${scanId}/pause`, {});
    await this.system.broker.publish(attempt.finished(0, STOPPED));
    await this.system.centre.waitForScan(this.tenantId, scanId, ['paused']);
    return scanId;
  }

  /** Lets the agents end what they were asked to end, so that nothing is left that the centre would end by itself. */
  async settle(): Promise<void> {
    const { centre, broker } = this.system;
    const stopping = await centre.query<{ id: string; scan_id: string; site_id: string }>(
      `SELECT id, scan_id, site_id FROM site_scans
       WHERE tenant_id = $1 AND cancel_intent IS NOT NULL AND state IN ('pending', 'running')`,
      [this.tenantId],
    );
    for (const { id, scan_id, site_id } of stopping) {
      const attempt = new Attempt({ scan_id, site_scan_id: id, site_id });
      await broker.publish(attempt.started());
      await broker.publish(attempt.finished(0, STOPPED));
      await centre.waitForScan(this.tenantId, scan_id, ['stopped', 'paused']);
    }
  }

  /** A schedule of a site of its own, at which somebody listens, so that it can be started. */
  async startableSchedule(): Promise<string> {
    const siteId = await this.makeSite();
    this.#listening.push(await listenAt(this.system.nats.url, siteId));
    return makeSchedule(this.system, this.tenantId, siteId);
  }

  /** A schedule whose run is under way. */
  async runningSchedule(): Promise<string> {
    const scheduleId = await this.startableSchedule();
    await this.make(`/scans/cve/scheduled/${scheduleId}/invoke`, {});
    return scheduleId;
  }

  async close(): Promise<void> {
    await Promise.all(this.#listening.map((site) => site.leave()));
  }
}

function scheduleBody(siteId: string): Record<string, unknown> {
  return {
    description: 'Weekly Scan for Main Office',
    day_of_week: 1,
    time_of_day: '02:00',
    every_n_weeks: 2,
    timezone: 'America/New_York',
    min_cvss: 0,
    warning_threshold: 7,
    sites: [{ id: siteId, subnet: NETWORK }],
    profile: 'quick',
    ignore_offline_sites: false,
  };
}

async function makeSite(system: System, tenantId: string): Promise<string> {
  const answer = await system.centre.post(tenantId, '/sites', { name: 'Main office', networks: [NETWORK] });
  return String(made(answer, 'a site').id);
}

async function makeSchedule(system: System, tenantId: string, siteId: string): Promise<string> {
  const answer = await system.centre.post(tenantId, '/scans/cve/scheduled', scheduleBody(siteId));
  return String(made(answer, 'a schedule').id);
}

function made(answer: Answer, what: string): Record<string, unknown> {
  if (answer.status < 300) return answer.body;
  throw new Error(`${what} could not be had: ${answer.status} ${answer.text}`);
}
