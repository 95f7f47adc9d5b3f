import { MIN_CVSS, type RandomFinding, type RandomPart, type RandomScan, WARNING_THRESHOLD } from './random-scan.js';

const CHECK_FOOT: Readonly<Record<string, number>> = { info: 0, low: 0.1, medium: 4, high: 7, critical: 9 };

interface Counted extends RandomFinding {
  readonly site: number;
  readonly device: string;
}

/** What a report of the scan has to count: said once more, from the rows in memory and in another way than the product does. */
export function expectedFigures(scan: RandomScan) {
  const sites = scan.sites.map(({ parts }, site) => unionOf(parts, site));
  const findings = sites.flatMap((one) => one.findings);
  const ports = sites.flatMap((one) => one.ports);
  const isBelow = (one: Counted) => one.kind === 'advisory' && one.score !== null && one.score < MIN_CVSS;
  const shown = findings.filter((one) => !isBelow(one));
  const open = shown.filter((one) => one.status === 'open');
  const counted = open.filter((one) => one.kind === 'advisory' && one.matchClass !== 'unclear');
  const tenths = counted.flatMap((one) => (one.score === null ? [] : [Math.round(one.score * 10)]));
  const unique = new Set(counted.map((one) => one.reference)).size;
  const rank = (one: Counted) => (one.kind === 'check' ? CHECK_FOOT[one.severity]! : (one.score ?? -1));
  const total = tenths.reduce((sum, one) => sum + one, 0);
  return {
    average_score: tenths.length === 0 ? null : Math.floor((2 * total + tenths.length) / (2 * tenths.length)) / 10,
    highest_score: tenths.length === 0 ? null : Math.max(...tenths) / 10,
    cve_count: counted.length,
    unique_cves: unique,
    cve_repeat_ratio: unique === 0 ? null : Number((counted.length / unique).toFixed(2)),
    open_ports: ports.length,
    unique_ports: new Set(ports).size,
    hosts_scanned: new Set(sites.flatMap((one) => one.answered)).size,
    hosts_with_cves: new Set(counted.map((one) => one.device)).size,
    sites_with_cves: new Set(counted.map((one) => one.site)).size,
    failed_checks: findings.filter((one) => one.kind === 'check').length,
    warnings_count: open.filter((one) => rank(one) >= WARNING_THRESHOLD).length,
    accepted_count: shown.filter((one) => one.status === 'accepted').length,
    mitigated_count: shown.filter((one) => one.status === 'mitigated').length,
    findings_below_min_cvss: findings.length - shown.length,
    findings_unclear: open.filter((one) => one.matchClass === 'unclear').length,
  };
}

/** Of each address the newest part that has it, and of the router the newest part that read it. */
function unionOf(parts: readonly RandomPart[], site: number) {
  const newestFirst = [...parts].reverse();
  const readBy = newestFirst.find((part) => part.router?.facts != null);
  const facts = readBy?.router?.facts ?? null;
  const own = new Set(facts === null ? [] : ['10.77.0.1', ...facts.addresses.map((cidr) => cidr.replace('/24', ''))]);
  const deviceAt = (address: string) => `${site} ${own.has(address) ? 'router' : address}`;
  const seen = new Set<string>();
  const hosts = newestFirst.flatMap((part) => {
    const fresh = part.hosts.filter((host) => !seen.has(host.address));
    fresh.forEach((host) => seen.add(host.address));
    return fresh.map((host) => ({ ...host, part }));
  });
  const isAnsweredFor = (host: (typeof hosts)[number]) =>
    facts?.version != null && own.has(host.address) && host.part !== readBy;
  const ofHosts = hosts
    .filter((host) => !isAnsweredFor(host))
    .flatMap((host) => host.findings.map((one): Counted => ({ ...one, site, device: deviceAt(host.address) })));
  const ofRouter = (readBy?.router?.findings ?? []).map((one): Counted => ({ ...one, site, device: `${site} router` }));
  const answered = hosts.filter((host) => host.outcome === 'complete' || host.outcome === 'partial');
  return {
    findings: [...ofHosts, ...ofRouter],
    answered: [...answered.map((host) => deviceAt(host.address)), ...(facts === null ? [] : [`${site} router`])],
    ports: hosts
      .flatMap((host) => host.ports.filter((port) => port.state === 'open'))
      .map((port) => `${port.port}/${port.protocol}`),
  };
}
