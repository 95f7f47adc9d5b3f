import { benchAccept } from './bench/accept.js';
import { benchAgent } from './bench/agent.js';
import { benchAdvisoryImport, benchAdvisoryMatch } from './bench/advisories.js';
import type { Figure } from './bench/figure.js';
import { benchIngest } from './bench/ingest.js';
import { type BenchOptions, type Part, parseOptions, USAGE } from './bench/options.js';
import { benchPickUp } from './bench/pickup.js';
import { presentRevision, RESULTS_FILE, writeResults } from './bench/results-file.js';
import { benchScan } from './bench/scan.js';
import { setStage, type Stage } from './bench/stage.js';
import { formatTable } from './bench/table.js';
import { listenForShutdown, type Shutdown } from './launcher/shutdown.js';
import { complain, say } from './launcher/terminal.js';

const EXIT = { ok: 0, failed: 1, usage: 2 };

type Bench = (stage: Stage, options: BenchOptions) => Promise<Figure[]>;

const BENCHES: Readonly<Record<Part, Bench>> = {
  accept: benchAccept,
  pickup: benchPickUp,
  scan: benchScan,
  agent: benchAgent,
  ingest: benchIngest,
  'advisory-import': benchAdvisoryImport,
  'advisory-match': benchAdvisoryMatch,
};

/**
 * Measures the product against what the machine can do without it, prints the table and keeps it in `bench/results.json`.
 * A missed goal is no failure of the program: settles with 0 when everything could be measured.
 */
export async function bench(argv: readonly string[]): Promise<number> {
  const parsed = parseOptions(argv);
  if (parsed.kind === 'help') {
    say(USAGE);
    return EXIT.ok;
  }
  if (parsed.kind === 'refused') {
    complain(`${parsed.reason}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const shutdown = listenForShutdown();
  const interrupted = shutdown.requested.then(() => EXIT.failed);
  const code = await Promise.race([measure(parsed.options, shutdown), interrupted]);
  await shutdown.run();
  return code;
}

async function measure(options: BenchOptions, shutdown: Shutdown): Promise<number> {
  try {
    const revision = presentRevision(); // by the end it may be another
    const stage = await setStage(shutdown);
    const figures: Figure[] = [];
    for (const part of options.parts) {
      say(`measuring ${part}`);
      figures.push(...(await BENCHES[part](stage, options)));
    }
    writeResults(figures, options, revision);
    say(`\n${formatTable(figures)}\n\nkept in ${RESULTS_FILE}`);
    return EXIT.ok;
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return EXIT.failed;
  }
}
