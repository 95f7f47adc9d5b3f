import 'reflect-metadata';
import { ConfigError } from '#runtime';
import { feedCommandsConfigOfThisProcess } from './config/index.js';
import { commandOf, FEEDS_USAGE, runFeedsCommand } from './feeds-command.js';

const EXIT = { ok: 0, failed: 1, usage: 2 };
const output = {
  say: (line: string) => void process.stdout.write(`${line}\n`),
  complain: (line: string) => void process.stderr.write(`${line}\n`),
};

async function run(words: readonly string[]): Promise<number> {
  if (words[0] === '--help' || words[0] === 'help') {
    output.say(FEEDS_USAGE);
    return EXIT.ok;
  }
  const command = commandOf(words);
  if (typeof command === 'string') {
    output.complain(`${command}\n\n${FEEDS_USAGE}`);
    return EXIT.usage;
  }
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const went = await runFeedsCommand(command, feedCommandsConfigOfThisProcess(), output, stopping.signal);
  return went ? EXIT.ok : EXIT.failed;
}

/** What helps when there is no database, or none that answers; null when that is not what went wrong. */
function remedyFor(error: unknown): string | null {
  const { code } = error as { code?: unknown };
  const isDatabase = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT' || code === 'EAI_AGAIN';
  if (!isDatabase && !(error instanceof ConfigError && error.message.includes('DATABASE_URL'))) return null;
  return 'No database is there to work on: run "npm start", name the folder of one that runs (--data DIR), or set DATABASE_URL.';
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  output.complain(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  const remedy = remedyFor(error);
  if (remedy !== null) output.complain(remedy);
  process.exitCode = EXIT.failed;
}
