import { join, resolve } from 'node:path';
import type { ScanReport } from '#contracts';
import { requirePort } from './embedded/free-port.js';
import { parseArguments, USAGE, type LaunchArguments } from './launcher/arguments.js';
import { claimDataDir } from './launcher/data-lock.js';
import { type Demo, startDemo } from './launcher/demo.js';
import { createPhases, formatDuration, formatPhase } from './launcher/phases.js';
import { progressLine } from './launcher/progress-line.js';
import { reportText } from './launcher/report-text.js';
import { requestScan, watchScan } from './launcher/scan-client.js';
import { startServices } from './launcher/services.js';
import { listenForShutdown, type Shutdown } from './launcher/shutdown.js';
import { complain, liveLine, say } from './launcher/terminal.js';

const EXIT = { ok: 0, failed: 1, usage: 2 };

/** Runs Siteward as the command line asks; settles with the exit code when everything has stopped. */
export async function start(argv: readonly string[]): Promise<number> {
  const parsed = parseArguments(argv);
  switch (parsed.kind) {
    case 'help':
      say(USAGE);
      return EXIT.ok;
    case 'refused':
      complain(`${parsed.reason}\n\n${USAGE}`);
      return EXIT.usage;
    case 'run':
      return launch(parsed.launch);
  }
}

async function launch(wanted: LaunchArguments): Promise<number> {
  const shutdown = listenForShutdown();
  let code = EXIT.failed;
  try {
    code = await serve(wanted, shutdown);
  } catch (error) {
    complain(`\n${error instanceof Error ? error.message : String(error)}`);
  }
  const stoppedWell = await shutdown.run();
  return stoppedWell ? code : EXIT.failed;
}

async function serve(wanted: LaunchArguments, shutdown: Shutdown): Promise<number> {
  const dataDir = resolve(wanted.dataDir);
  shutdown.add('lock', await claimDataDir(dataDir));
  if (wanted.port !== undefined) await requirePort(wanted.port);
  const phases = createPhases(
    () => performance.now(),
    (phase) => {
      say(formatPhase(phase));
    },
  );
  const services = await startServices({ dataDir, env: process.env, phases, shutdown });
  const demo = await startDemo({ wanted, dataDir, phases, shutdown }, services);
  const readyMs = phases.totalMs();

  const scanId = await requestScan(demo.api, requestOf(demo));
  const report = await phases.time('scan (nmap and the router)', () => showProgress(demo, scanId, shutdown));
  if (report === null) return EXIT.failed;
  say(`\n${reportText(report, demo.site)}\n`);
  say(`Set-up took ${formatDuration(readyMs)}, the first report was there after ${formatDuration(phases.totalMs())}.`);
  if (wanted.once) return report.state === 'completed' ? EXIT.ok : EXIT.failed;

  say(`\n${usageText(demo, dataDir)}`);
  const failure = await Promise.race([shutdown.requested, services.failed, demo.failed]);
  if (failure !== undefined) complain(failure);
  return failure === undefined ? EXIT.ok : EXIT.failed;
}

function requestOf({ identity, site }: Pick<Demo, 'identity' | 'site'>) {
  return { schedule_id: identity.schedule_id, site_id: identity.site_id, ip_address: site.target };
}

/** Follows the scan on the terminal; null when we were asked to stop before it ended. */
async function showProgress(demo: Demo, scanId: string, shutdown: Shutdown): Promise<ScanReport | null> {
  say(`\nScanning ${demo.site.target} (scan ${scanId})\nRouter: ${demo.site.router}`);
  const line = liveLine();
  const stopped = new AbortController();
  void shutdown.requested.then(() => stopped.abort());
  const failure = demo.failed.then((words) => {
    throw new Error(words);
  });
  const watched = watchScan(demo.api, scanId, (report) => line.show(progressLine(report)), stopped.signal);
  try {
    return await Promise.race([watched, failure]);
  } finally {
    line.end();
  }
}

function usageText({ api, identity, site }: Demo, dataDir: string): string {
  const body = JSON.stringify(requestOf({ identity, site }));
  return [
    `API        ${api.url}        try it at ${api.url}/docs, errors are explained at ${api.url}/errors`,
    `Access     ${join(dataDir, 'dev.json')} (addresses, ids and a token)`,
    'Scan again:',
    `  curl -X POST ${api.url}/scans/cve/scheduled/single-ip -H 'content-type: application/json' \\`,
    `    -H 'authorization: Bearer ${api.token}' \\`,
    `    -d '${body}'`,
    'Ctrl-C stops everything.',
  ].join('\n');
}
