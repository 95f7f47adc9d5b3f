import { DeviceDetail } from '#contracts';
import type { SeenPorts, SeenRouter } from '../../ingest/index.js';
import { compareFindings, complianceTagsOf, type DeviceFinding, type Finding } from '../../match/index.js';
import { type LookedAtDevice, summariseDevice } from './device-figures.js';
import type { WholeDevice } from './whole-devices.read-model.js';

/** A device as the API tells it. */
export function detailDevice(looked: LookedAtDevice, whole: WholeDevice): DeviceDetail {
  const standing = new Map(looked.current.map((finding) => [finding.id, finding]));
  return {
    ...summariseDevice(looked),
    addresses: whole.addresses.map(({ name, ...seen }) => ({ address: name, ...momentsOf(seen) })),
    hostnames: whole.hostnames.map(({ name, ...seen }) => ({ hostname: name, ...momentsOf(seen) })),
    ports: portsOf(whole.ports),
    router: routerOf(whole.router),
    current_findings: whole.findings.toSorted(compareFindings).map((finding) => findingOf(finding, standing.get(finding.id))), // prettier-ignore
    scans: whole.looks.map(({ scan_id, at, lane, address, outcome }) => ({
      scan_id,
      seen_at: at.toISOString(),
      as: lane,
      address,
      outcome: DeviceDetail.shape.scans.element.shape.outcome.parse(outcome),
    })),
  };
}

function momentsOf(seen: { readonly first_seen_at: Date; readonly last_seen_at: Date }) {
  return { first_seen_at: seen.first_seen_at.toISOString(), last_seen_at: seen.last_seen_at.toISOString() };
}

function portsOf(ports: SeenPorts | null): DeviceDetail['ports'] {
  return {
    seen_at: ports?.seen_at.toISOString() ?? null,
    scanned_tcp_ports: ports?.scanned_tcp_ports ?? '',
    open: (ports?.open ?? []).map(({ protocol, port, service }) => ({
      protocol,
      port,
      service: service?.name ?? null,
      product: service?.product ?? null,
      version: service?.version ?? null,
    })),
  };
}

function routerOf(router: SeenRouter | null): DeviceDetail['router'] {
  if (router === null) return null;
  const { identity, version, board_name, architecture, update_channel, uptime, services } = router.facts;
  return {
    checked_at: router.checked_at.toISOString(),
    identity,
    version,
    board_name,
    architecture,
    update_channel,
    uptime,
    services: services.map(({ name, port, disabled }) => ({ name, port, disabled })),
  };
}

function findingOf(finding: Finding, standing: DeviceFinding | undefined): DeviceDetail['current_findings'][number] {
  return {
    id: finding.id,
    kind: finding.kind,
    reference: finding.reference,
    title: finding.title,
    severity: finding.severity,
    score: finding.score,
    match_class: finding.match_class,
    confidence: finding.confidence,
    known_exploited: finding.known_exploited,
    priority: finding.priority,
    ports: [...finding.ports],
    status: standing?.status ?? 'open',
    decision_id: standing?.decision?.id ?? null,
    compliance_tags: complianceTagsOf(finding),
    explanation: finding.explanation,
    remedy: finding.remedy,
    scan_id: finding.scan_id,
    found_at: finding.found_at.toISOString(),
  };
}
