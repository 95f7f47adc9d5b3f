import { type ReportedSite, type ScanReport, Severity } from '#contracts';

type Host = ReportedSite['hosts'][number];
type Port = Host['ports'][number];
type Router = NonNullable<ReportedSite['router']>;
type Finding = ReportedSite['findings'][number];

/** Most urgent first; what comes after this many is counted. */
const MOST_FINDINGS = 12;
const MOST_CHECKS = 12;
const WIDTH = 110;

/** The report for a terminal. */
export function reportText(report: ScanReport, about: { readonly router: string }): string {
  const lines = [
    `Scan ${report.scan_id}: ${report.state} in ${report.runtime}`,
    ...report.sites.flatMap((site) => siteLines(site, about.router)),
    '',
    `Totals: ${report.hosts_scanned} hosts, ${report.open_ports} open ports, ${report.cve_count} CVEs ` +
      `(highest ${report.highest_score ?? 'none'}), ${report.failed_checks} failed router checks`,
  ];
  return lines.map(printable).join('\n');
}

function siteLines(site: ReportedSite, router: string): string[] {
  return [
    ...(site.reason === null ? [] : [`Why not completed: ${site.reason}`]),
    ...site.hosts.flatMap(hostLines),
    ...(site.router === null ? [] : routerLines(site.router, router)),
    ...findingLines(site.findings),
    ...matchingLines(site.coverage.matching),
  ];
}

function hostLines(host: Host): string[] {
  const names = host.hostnames.length === 0 ? '' : ` (${host.hostnames.join(', ')})`;
  const open = host.ports.filter((port) => port.state === 'open');
  return [
    '',
    `Host ${host.address}${names}: ${host.outcome}${host.reason === null ? '' : `, ${host.reason}`}`,
    `  MAC ${host.mac ?? 'not known'}${host.vendor === null ? '' : ` ${host.vendor}`}, TCP ports looked at: ` +
      clip(host.scanned_tcp_ports || 'none', 60),
    ...(open.length === 0 ? ['  no open ports'] : open.map(portLine)),
  ];
}

function portLine({ protocol, port, service }: Port): string {
  const where = `  ${`${port}/${protocol}`.padEnd(11)}`;
  if (service === null) return `${where}open`;
  const product = [service.product, service.version].filter((part) => part !== null).join(' ');
  const tunnel = service.tunnel === null ? '' : `${service.tunnel}/`;
  const guess = service.method === 'table' ? ' (guess from the port number)' : '';
  const what = [`${tunnel}${service.name}`.padEnd(18), product || `not recognised${guess}`, ...service.cpes];
  return clip(`${where}${what.join('  ')}`, WIDTH);
}

function routerLines(router: Router, about: string): string[] {
  if (router.outcome === 'not_configured') return ['', 'Router: none configured'];
  const { facts, checks } = router;
  return [
    '',
    `Router: ${about}`,
    `  read ${router.outcome}${router.reason === null ? '' : `: ${router.reason}`}`,
    ...(facts === null
      ? []
      : [
          `  "${facts.identity ?? '?'}" ${facts.board_name ?? ''} RouterOS ${facts.version ?? '?'} ${facts.architecture ?? ''}`,
        ]),
    `  checks: ${checks.passed} passed, ${checks.failed.length} failed, ${checks.unknown.length} without an answer`,
    ...bySeverity(checks.failed)
      .slice(0, MOST_CHECKS)
      .flatMap((check) => [
        clip(`  ✗ ${check.severity.padEnd(8)} ${check.id.padEnd(26)} ${check.title}`, WIDTH),
        clip(`      found ${check.found ?? '?'}   remedy ${check.remedy}`, WIDTH),
      ]),
    ...rest(checks.failed.length - MOST_CHECKS, 'failed checks'),
  ];
}

function bySeverity(checks: Router['checks']['failed']): Router['checks']['failed'] {
  const rank = (check: (typeof checks)[number]): number => Severity.options.indexOf(check.severity);
  return [...checks].sort((one, other) => rank(other) - rank(one));
}

function findingLines(findings: readonly Finding[]): string[] {
  const advisories = findings.filter((finding) => finding.kind === 'advisory' && finding.match_class !== 'unclear');
  const unclear = findings.filter((finding) => finding.match_class === 'unclear').length;
  if (advisories.length === 0) return ['', 'Findings: no known vulnerability matched what was seen'];
  return [
    '',
    `Findings: ${advisories.length} known vulnerabilities` +
      (unclear === 0 ? '' : ` (and ${unclear} of which nobody has said whom they affect)`),
    ...advisories
      .slice(0, MOST_FINDINGS)
      .flatMap((finding) => [
        clip(
          `  ${finding.reference.padEnd(16)} ${finding.severity.padEnd(8)} ${String(finding.score ?? '-').padStart(4)}  ` +
            `${(finding.address ?? '').padEnd(15)} priority ${Math.round(finding.priority)}, ${finding.match_class} ` +
            `${finding.confidence} %${finding.known_exploited ? '  EXPLOITED IN THE WILD' : ''}`,
          WIDTH,
        ),
        ...wrapped(finding.explanation),
      ]),
    ...rest(advisories.length - MOST_FINDINGS, 'vulnerabilities'),
  ];
}

/** What is not in the findings because nobody knows enough. */
function matchingLines(matching: ReportedSite['coverage']['matching']): string[] {
  if (matching === null) return [];
  const { products, products_without_version: versionless, advisories_not_yet_matched: waiting } = matching;
  return [
    `  ${products} products were matched` +
      (versionless === 0 ? '' : `; ${versionless} kept their version to themselves and were not`) +
      (waiting === 0 ? '' : `; ${waiting} CVEs name one of their makers, and nobody has said yet whom they affect`),
  ];
}

function wrapped(sentence: string): string[] {
  const words = clip(sentence, 4 * WIDTH).split(' ');
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= WIDTH) return [...lines, `      ${word}`];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

function rest(count: number, what: string): string[] {
  return count > 0 ? [`  … and ${count} more ${what} in the report`] : [];
}

function clip(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
}

/** Without control characters: text from the network could move the cursor or colour the terminal. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '�').trimEnd();
}
