import { setTimeout as delay } from 'node:timers/promises';
import { MadeEnrolment, OnDemandScanResponse, ScanReport } from '#contracts';

const LOOK_EVERY_MS = 200;
const ENDS: ReadonlySet<string> = new Set(['completed', 'partial', 'failed', 'stopped']);

/** What a client of the API needs. */
export interface ApiAccess {
  readonly url: string;
  readonly token: string;
}

/** Asks for a scan of one address; gives its id. */
export async function requestScan(
  api: ApiAccess,
  body: { schedule_id: string; site_id: string; ip_address: string },
): Promise<string> {
  const answer = await fetch(`${api.url}/scans/cve/scheduled/single-ip`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 202) throw new Error(`the scan was refused: ${await answer.text()}`);
  return OnDemandScanResponse.parse(await answer.json()).scan_id;
}

/** Asks for the right to enrol an agent at the site, once; gives the token. */
export async function requestEnrolment(api: ApiAccess, siteId: string): Promise<string> {
  const answer = await fetch(`${api.url}/sites/${siteId}/enrolments`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'demonstration' }),
  });
  if (answer.status !== 201) throw new Error(`no enrolment was given: ${await answer.text()}`);
  return MadeEnrolment.parse(await answer.json()).token;
}

/** Looks at the scan until it has ended, telling what it sees; null when `signal` aborts before. */
export async function watchScan(
  api: ApiAccess,
  scanId: string,
  onLook: (report: ScanReport) => void,
  signal: AbortSignal,
): Promise<ScanReport | null> {
  while (!signal.aborted) {
    const answer = await fetch(`${api.url}/scans/cve/${scanId}`, { headers: { authorization: `Bearer ${api.token}` } });
    if (answer.ok) {
      const report = ScanReport.parse(await answer.json());
      onLook(report);
      if (ENDS.has(report.state)) return report;
    }
    await delay(LOOK_EVERY_MS);
  }
  return null;
}
