import type { DeviceCve, DeviceCves } from '#contracts';
import { parseCvssVector } from '../advisory/index.js';
import type { Device } from '../ingest/index.js';
import { groupedBy } from '../platform/grouped-by.js';
import { complianceTagsOf } from './compliance-tags.js';
import type { DeviceFinding, DeviceTotals, Occurrence } from './device-findings.read-model.js';
import type { AdvisoryFinding } from './finding.js';
import type { AdvisorySeverity } from './severity.js';

/** How often and when a device was seen. */
interface Sightings {
  readonly device_id: string;
  readonly scan_ids: readonly string[];
  readonly sightings: number;
}

/** What our own records say of a CVE besides the finding. */
export interface CveRecord {
  readonly assigner: string | null;
  readonly references: DeviceCve['references'];
}

/** Everything the answer is made of. */
export interface DevicesHistory {
  /** In the order in which they were asked about. */
  readonly macs: readonly string[];
  readonly devices: readonly Device[];
  readonly sightings: readonly Sightings[];
  readonly totals: readonly DeviceTotals[];
  /** The newest finding of every CVE on every device. */
  readonly newest: readonly DeviceFinding[];
  /** Newest first, the newest of every CVE. */
  readonly occurrences: readonly Occurrence[];
  /** How often every CVE was found. */
  readonly counts: ReadonlyMap<string, number>;
  /** The whole findings that stand for their CVE, by id. */
  readonly findings: ReadonlyMap<string, AdvisoryFinding>;
  readonly recordOf: (cve: string) => CveRecord;
}

const MOST_OTHERS = 100;

/** How many occurrences of a CVE the answer can use. */
export const MOST_OCCURRENCES = MOST_OTHERS + 1;

/**
 * The finding that stands for each CVE: one that still holds before one that does not, an open one before a decided one,
 * then the newest.
 */
export function representativesOf(newest: readonly DeviceFinding[]): DeviceFinding[] {
  const byCve = groupedBy(newest, ({ reference }) => reference);
  return [...byCve.values()].flatMap((group) => group.toSorted(compareStanding).slice(0, 1));
}

/** The CVEs of devices over all their scans. */
export function cvesOfDevices(history: DevicesHistory): DeviceCves {
  const representatives = representativesOf(history.newest);
  const scores = representatives.flatMap(({ score }) => (score === null ? [] : [score]));
  const withStatus = (status: DeviceFinding['status']) => representatives.filter((one) => one.status === status).length;
  const byMac = Object.fromEntries(history.macs.map((mac) => [mac, statsOf(mac, history)]));
  return {
    mac_addresses: [...history.macs],
    total_scans: new Set(history.sightings.flatMap(({ scan_ids }) => scan_ids)).size,
    total_cve_instances: sum(history.totals.map(({ instances }) => instances)),
    total_host_count: sum(history.sightings.map(({ sightings }) => sightings)),
    mac_stats: byMac,
    stats: {
      unique_cve_count: representatives.length,
      highest_score: scores.length === 0 ? null : Math.max(...scores),
      average_score: scores.length === 0 ? null : Math.round((sum(scores) / scores.length) * 10) / 10,
      open_cve_count: withStatus('open'),
      accepted_cve_count: withStatus('accepted'),
      mitigated_cve_count: withStatus('mitigated'),
    },
    cves: cvesIn(history, representatives),
  };
}

function cvesIn(history: DevicesHistory, representatives: readonly DeviceFinding[]): DeviceCve[] {
  const devices = new Map(history.devices.map((device) => [device.id, device]));
  const occurrences = groupedBy(history.occurrences, ({ reference }) => reference);
  return representatives
    .flatMap((standing) => {
      const [finding, device] = [history.findings.get(standing.id), devices.get(standing.device_id)];
      if (finding === undefined || device === undefined) return [];
      const others = (occurrences.get(standing.reference) ?? []).filter(({ id }) => id !== standing.id);
      return [{ ...cveOf(standing, finding, device, history), other_occurrences: others.slice(0, MOST_OTHERS) }];
    })
    .map(({ other_occurrences, ...cve }) => ({
      ...cve,
      other_occurrences: other_occurrences.map(({ id, scan_id, device_id, found_at }) => ({
        id,
        scan_id,
        host_id: device_id,
        created_at: found_at.toISOString(),
        mac_address: devices.get(device_id)?.mac ?? '',
      })),
    }))
    .toSorted(compareUrgency);
}

function cveOf(
  standing: DeviceFinding,
  finding: AdvisoryFinding,
  device: Device,
  { counts, recordOf }: DevicesHistory,
): Omit<DeviceCve, 'other_occurrences'> {
  const { assigner, references } = recordOf(finding.reference);
  return {
    id: finding.id,
    cve_id: finding.reference,
    description: finding.title,
    published_at: momentOf(finding.evidence.published),
    created_at: finding.found_at.toISOString(),
    vector: finding.vector,
    score: finding.score,
    severity: upperCase(finding.severity),
    assigner,
    references,
    cve_detail: detailOf(finding),
    scan_id: finding.scan_id,
    compliance_tags: complianceTagsOf(finding),
    host: {
      id: device.id,
      hostname: device.hostname,
      mac_address: device.mac,
      manufacturer: device.vendor,
      ip_address: finding.address,
    },
    status: standing.status,
    current: standing.current,
    known_exploited: finding.known_exploited,
    match_class: finding.match_class === 'unclear' ? 'possible' : finding.match_class,
    confidence: finding.confidence,
    priority: finding.priority,
    epss: finding.epss,
    score_source: finding.score_source,
    ports: [...finding.ports],
    occurrences: counts.get(finding.reference) ?? 1,
  };
}

function detailOf({ vector, score, severity }: AdvisoryFinding): DeviceCve['cve_detail'] {
  const parsed = vector === null ? null : parseCvssVector(vector);
  if (vector === null || score === null || parsed === null) return null;
  return {
    cvss_version: parsed.version,
    vector,
    base_score: score,
    severity: upperCase(severity),
    impact_score: parsed.impact,
    exploitability_score: parsed.exploitability,
    metrics: parsed.metrics,
  };
}

function statsOf(mac: string, { devices, sightings, totals }: DevicesHistory): DeviceCves['mac_stats'][string] {
  const here = devices.filter((device) => device.mac === mac);
  const isHere = ({ device_id }: { readonly device_id: string }) => here.some(({ id }) => id === device_id);
  const [seen, found] = [sightings.filter(isHere), totals.filter(isHere)];
  const scores = found.flatMap(({ highest_score }) => (highest_score === null ? [] : [highest_score]));
  const times = (of: 'first_seen_at' | 'last_seen_at') => here.map((device) => device[of].getTime());
  return {
    scans: new Set(seen.flatMap(({ scan_ids }) => scan_ids)).size,
    hosts: sum(seen.map((each) => each.sightings)),
    cve_instances: sum(found.map(({ instances }) => instances)),
    unique_cves: new Set(found.flatMap(({ references }) => references)).size,
    highest_score: scores.length === 0 ? null : Math.max(...scores),
    first_seen: here.length === 0 ? null : new Date(Math.min(...times('first_seen_at'))).toISOString(),
    last_seen: here.length === 0 ? null : new Date(Math.max(...times('last_seen_at'))).toISOString(),
  };
}

function compareStanding(a: DeviceFinding, b: DeviceFinding): number {
  return (
    Number(b.current) - Number(a.current) ||
    Number(b.status === 'open') - Number(a.status === 'open') ||
    b.found_at.getTime() - a.found_at.getTime() ||
    (a.id < b.id ? 1 : -1)
  );
}

/** By priority, then the worst; unscored ones in the middle, as everywhere. */
function compareUrgency(a: DeviceCve, b: DeviceCve): number {
  return b.priority - a.priority || (b.score ?? 5) - (a.score ?? 5) || (a.cve_id < b.cve_id ? 1 : -1);
}

/** A day that is known is its first moment; a month or a year is none, and nothing is made up. */
function momentOf(published: string | null): string | null {
  return published !== null && /^\d{4}-\d{2}-\d{2}$/.test(published) ? `${published}T00:00:00.000Z` : null;
}

function upperCase(severity: AdvisorySeverity): DeviceCve['severity'] {
  return severity.toUpperCase() as Uppercase<AdvisorySeverity>;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
