import { parseArgs } from 'node:util';
import { DEFAULT_ENV_FILE, loadAgentConfig, variablesOf } from '../config/index.js';
import type { Command } from './command.js';

const HELP = `siteward-agent [run] [--config FILE]

Runs the agent of this site until it is told to stop (SIGTERM, SIGINT).

  --config FILE    its variables, for those the environment does not have; ${DEFAULT_ENV_FILE} if it is there

Exit codes: 0 stopped on request, 1 it cannot start, 64 wrong use.`;

/** The agent itself. What it is made of is loaded only here, so that the other commands answer at once. */
export const runCommand: Command = {
  help: HELP,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { config: { type: 'string' } } });
    const config = loadAgentConfig(variablesOf(values.config ?? null));
    await import('reflect-metadata');
    const { startAgent } = await import('../start-agent.js');
    await startAgent(config);
    return null;
  },
};
