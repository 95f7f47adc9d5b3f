import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readPublicKeys } from '#runtime';
import { AGENT_VERSION, type AgentConfig, DEFAULT_ENV_FILE, loadAgentConfig, variablesOf } from '../config/index.js';
import type { Command } from './command.js';

const HELP = `siteward-agent [run] [--config FILE]

Runs the agent of this site until it is told to stop (SIGTERM, SIGINT).

  --config FILE    its variables, for those the environment does not have; ${DEFAULT_ENV_FILE} if it is there

It runs a newer release than the installed one when the centre wanted that and it is signed by a key of RELEASE_KEYS_FILE.

Exit codes: 0 stopped on request, 1 it cannot start, 64 wrong use.`;

/** The agent itself. What it is made of is loaded only here, so that the other commands answer at once. */
export const runCommand: Command = {
  help: HELP,
  run: async (args) => {
    const options = { config: { type: 'string' }, 'this-release': { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const config = loadAgentConfig(variablesOf(values.config ?? null));
    if (!values['this-release']) {
      const program = await otherRelease(config);
      if (program !== null) return runProgram(program, ['run', '--this-release', ...args]);
    }
    const { startAgent } = await import('../start-agent.js');
    await startAgent(config);
    return null;
  },
};

/** The program of the release to run now; null for this one. */
async function otherRelease({ releases }: AgentConfig): Promise<string | null> {
  if (releases === null) return null;
  const { ReleaseFolder, startRelease } = await import('../upgrade/index.js');
  const onRefusal = (release: string, reason: string): void => {
    process.stderr.write(`Release ${release} is not started: ${reason}\n`);
  };
  const folder = new ReleaseFolder(releases.folder);
  const keys = await readPublicKeys(releases.keysFile);
  return startRelease({ version: AGENT_VERSION, folder, keys, onRefusal }, new Date());
}

/** In this process: it has the rights, the socket of the service manager and the configuration already. */
async function runProgram(program: string, args: readonly string[]): Promise<null> {
  process.argv = [process.execPath, program, ...args];
  if (program.endsWith('.cjs')) createRequire(program)(program);
  else await import(pathToFileURL(program).href);
  return null;
}
