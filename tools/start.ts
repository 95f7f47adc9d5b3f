import { resolve } from 'node:path';
import { requirePort } from './embedded/free-port.js';
import { parseArguments, USAGE, type LaunchArguments } from './launcher/arguments.js';
import { claimDataDir } from './launcher/data-lock.js';
import { createPhases, formatDuration, formatPhase } from './launcher/phases.js';
import { startServices } from './launcher/services.js';
import { listenForShutdown, type Shutdown } from './launcher/shutdown.js';
import { complain, say } from './launcher/terminal.js';

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
  say(`ready in ${formatDuration(phases.totalMs())}`);
  if (wanted.once) return EXIT.ok;
  const failure = await Promise.race([shutdown.requested, services.failed]);
  if (failure !== undefined) complain(failure);
  return failure === undefined ? EXIT.ok : EXIT.failed;
}
