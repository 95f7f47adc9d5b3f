import { parseArgs } from 'node:util';
import { AGENT_VERSION, DEFAULT_ENV_FILE, loadAgentConfig, variablesOf } from '../config/index.js';
import { examine, exitCodeOf, type Finding } from '../doctor/index.js';
import type { Command } from './command.js';

const HELP = `siteward-agent doctor [--json] [--config FILE]

Looks at all the agent needs (enrolment, names, broker, clock, nmap, router, disk, memory) and says what to do.
Changes nothing; an agent may be running meanwhile, and whether raw packets may be sent is its right then, also when root asks.

  --json           for a program
  --config FILE    variables of the agent; ${DEFAULT_ENV_FILE} if it is there

Exit codes: 0 all well, 1 warnings, 2 something fails, 64 wrong use.`;

const OPTIONS = { json: { type: 'boolean', default: false }, config: { type: 'string' } } as const;
/** A configuration that cannot be used fails like anything else. */
const FAILS = 2;

/** Checks all an agent needs. */
export const doctorCommand: Command = {
  help: HELP,
  run: async (args, terminal) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    let findings: Finding[];
    try {
      findings = await examine(loadAgentConfig(variablesOf(values.config ?? null)), () => new Date());
    } catch (error) {
      terminal.warn(error instanceof Error ? error.message : String(error));
      return FAILS;
    }
    if (values.json) terminal.say(JSON.stringify({ version: AGENT_VERSION, findings }, null, 2));
    else for (const line of findings.flatMap(linesOf)) terminal.say(line);
    return exitCodeOf(findings);
  },
};

function linesOf({ status, topic, says, remedy }: Finding): string[] {
  const line = `${status.padEnd(5)}${topic.padEnd(10)}${says}`;
  return remedy === null ? [line] : [line, `${' '.repeat(15)}-> ${remedy}`];
}
