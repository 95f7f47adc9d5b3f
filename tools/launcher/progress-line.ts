import type { ScanReport } from '#contracts';

const WIDTH = 24;

/** One line about a running scan: a bar, the percentage and what is going on. */
export function progressLine({ state, progress }: Pick<ScanReport, 'state' | 'progress'>): string {
  const full = Math.round((progress.percent / 100) * WIDTH);
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
  return `  ${bar} ${progress.percent.toFixed(0).padStart(3)} %  ${wordsFor(state, progress.phase)}${hostsIn(state, progress)}`;
}

/** One host needs no counting. */
function hostsIn(state: ScanReport['state'], { hosts_found, hosts_done }: ScanReport['progress']): string {
  if (state !== 'running' || hosts_found === null || hosts_found < 2) return '';
  return ` (${hosts_done ?? 0} of ${hosts_found} hosts)`;
}

function wordsFor(state: ScanReport['state'], phase: ScanReport['progress']['phase']): string {
  if (state !== 'running') return state;
  switch (phase) {
    case null:
    case 'planning':
      return 'planning';
    case 'router':
      return 'reading the router';
    case 'ports':
      return 'looking for open ports';
    case 'versions':
      return 'asking services for their versions';
    case 'publishing':
      return 'handing in the results';
  }
}
