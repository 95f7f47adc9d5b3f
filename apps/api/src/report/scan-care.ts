import type { CareTaken, ReportedSite } from '#contracts';
import { runtimeInWords } from './runtime.js';
import type { ScanSite } from './scan-standing.js';

/** How a site was spared, over all the parts in which it was scanned; null when nobody said. */
export function siteCare({ parts }: Pick<ScanSite, 'parts'>): ReportedSite['care'] {
  const taken = inAll(parts.flatMap(({ care }) => (care === null ? [] : [care])));
  return taken === null ? null : { summary: inWords(taken), ...taken };
}

/** How the sites of a scan were spared, as a sentence; null when nobody said of any. */
export function scanCare(sites: readonly ScanSite[]): string | null {
  const told = sites.flatMap((site) => siteCare(site) ?? []);
  const [only] = told;
  if (only === undefined || sites.length === 1) return only?.summary ?? null;
  const spared = told.filter(wasSpared);
  const sentences = [
    atSites(spared.length, sites.length, inAll(spared)),
    unreadAt(told.filter((site) => !site.router_load_read).length),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function atSites(spared: number, all: number, taken: CareTaken | null): string {
  return taken === null ? 'The scan was not slowed at any site.' : `At ${spared} of ${all} sites: ${inWords(taken)}`;
}

function unreadAt(sites: number): string {
  return sites === 0 ? '' : `The load of the router could not be read at ${sites} of the sites.`;
}

function inAll(taken: readonly CareTaken[]): CareTaken | null {
  if (taken.length === 0) return null;
  const highest = (values: readonly (number | null)[]) => {
    const known = values.flatMap((value) => value ?? []);
    return known.length === 0 ? null : Math.max(...known);
  };
  return {
    router_load_read: taken.some((one) => one.router_load_read),
    peak_cpu_percent: highest(taken.map((one) => one.peak_cpu_percent)),
    peak_connections_percent: highest(taken.map((one) => one.peak_connections_percent)),
    slowed_s: taken.reduce((sum, one) => sum + one.slowed_s, 0),
    paused_s: taken.reduce((sum, one) => sum + one.paused_s, 0),
  };
}

function wasSpared({ slowed_s, paused_s }: CareTaken): boolean {
  return slowed_s > 0 || paused_s > 0;
}

/** For whoever asks why a scan took so long, or whether it was the scan that kept the router busy. */
function inWords(taken: CareTaken): string {
  if (!taken.router_load_read) return "The router's load could not be read, so the scan did not go by it.";
  const load = loadInWords(taken);
  if (!wasSpared(taken)) return `The scan was not slowed${load === '' ? '' : ` for the router: ${load}`}.`;
  const spells = [...spell('slowed down', taken.slowed_s), ...spell('paused', taken.paused_s)].join(' and ');
  return `The scan ${spells} because of the router's load${load === '' ? '' : `: ${load}`}.`;
}

function spell(what: string, seconds: number): string[] {
  return seconds === 0 ? [] : [`${what} for ${runtimeInWords(seconds * 1000)}`];
}

function loadInWords({ peak_cpu_percent, peak_connections_percent }: CareTaken): string {
  const parts = [
    ...(peak_cpu_percent === null ? [] : [`its CPU was at up to ${peak_cpu_percent} %`]),
    ...(peak_connections_percent === null ? [] : [`its connection table was up to ${peak_connections_percent} % full`]),
  ];
  return parts.join(', ');
}
