import type { DevicesSummary, DeviceSummary } from '#contracts';
import type { Device } from '../../ingest/index.js';
import { type DeviceFinding, isVulnerability } from '../../match/index.js';

/** A device with what its newest looks say of it. */
export interface LookedAtDevice {
  readonly device: Device;
  /** The findings that still stand. */
  readonly current: readonly DeviceFinding[];
  readonly lastCompleteAt: Date | null;
  readonly routeros: DeviceSummary['routeros'];
}

type Severities = DevicesSummary['by_severity'];

/** The findings that make a device vulnerable: CVEs that can be decided, and that nobody has accepted or mitigated. */
function openCves({ current }: LookedAtDevice): DeviceFinding[] {
  return current.filter((finding) => isVulnerability(finding) && finding.status === 'open');
}

export function isVulnerable(looked: LookedAtDevice): boolean {
  return openCves(looked).length > 0;
}

/** A device in figures. */
export function summariseDevice(looked: LookedAtDevice): DeviceSummary {
  const { device, current, lastCompleteAt, routeros } = looked;
  const cves = current.filter(isVulnerability);
  const withStatus = (status: DeviceFinding['status']) => cves.filter((finding) => finding.status === status).length;
  const checks = current.filter(({ kind }) => kind === 'check').length;
  return {
    id: device.id,
    site_id: device.site_id,
    mac_address: device.mac,
    hostname: device.hostname,
    vendor: device.vendor,
    address: device.address,
    first_seen_at: device.first_seen_at.toISOString(),
    last_seen_at: device.last_seen_at.toISOString(),
    last_complete_look_at: lastCompleteAt?.toISOString() ?? null,
    vulnerable: isVulnerable(looked),
    findings: {
      open: withStatus('open'),
      accepted: withStatus('accepted'),
      mitigated: withStatus('mitigated'),
      failed_checks: checks,
      unclear: current.length - cves.length - checks,
    },
    highest_score: highest(openCves(looked)),
    routeros,
  };
}

/** Many devices in figures. Feed it a page at a time. */
export class DeviceFigures {
  private devices = 0;
  private vulnerable = 0;
  private routerOs = 0;
  private neverComplete = 0;
  private exploited = 0;
  private accepted = 0;
  private mitigated = 0;
  private open = 0;
  private scored = 0;
  private scoreSum = 0;
  private highestScore: number | null = null;
  private readonly unique = new Set<string>();
  private readonly severities: Severities = { critical: 0, high: 0, medium: 0, low: 0, none: 0, unscored: 0 };

  add(looked: LookedAtDevice): void {
    const summary = summariseDevice(looked);
    const open = openCves(looked);
    this.devices += 1;
    this.vulnerable += Number(summary.vulnerable);
    this.routerOs += Number(summary.routeros !== null);
    this.neverComplete += Number(summary.last_complete_look_at === null);
    this.exploited += Number(open.some((finding) => finding.known_exploited));
    this.accepted += summary.findings.accepted;
    this.mitigated += summary.findings.mitigated;
    this.open += open.length;
    for (const finding of open) this.count(finding);
  }

  total(): DevicesSummary {
    return {
      devices: this.devices,
      vulnerable_devices: this.vulnerable,
      routeros_devices: this.routerOs,
      never_completely_looked_at: this.neverComplete,
      known_exploited_devices: this.exploited,
      open_cve_count: this.open,
      unique_open_cves: this.unique.size,
      accepted_count: this.accepted,
      mitigated_count: this.mitigated,
      highest_score: this.highestScore,
      average_score: this.scored === 0 ? null : Math.round((this.scoreSum / this.scored) * 10) / 10,
      by_severity: { ...this.severities },
    };
  }

  private count({ reference, severity, score }: DeviceFinding): void {
    this.unique.add(reference);
    if (isBand(severity)) this.severities[severity] += 1;
    if (score === null) return;
    this.scored += 1;
    this.scoreSum += score;
    this.highestScore = Math.max(this.highestScore ?? 0, score);
  }
}

function isBand(severity: string): severity is keyof Severities {
  return ['critical', 'high', 'medium', 'low', 'none', 'unscored'].includes(severity);
}

function highest(findings: readonly DeviceFinding[]): number | null {
  const scores = findings.flatMap(({ score }) => (score === null ? [] : [score]));
  return scores.length === 0 ? null : Math.max(...scores);
}
