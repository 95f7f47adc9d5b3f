import 'reflect-metadata';
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

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  output.complain(`That did not work: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = EXIT.failed;
}
