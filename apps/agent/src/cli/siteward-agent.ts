import { AGENT_VERSION } from '../config/agent-version.js';
import { type Command, EXIT, UsageError } from './command.js';
import type { Terminal } from './terminal.js';

const HELP = `siteward-agent COMMAND [options]

  run         the agent of this site (also without a command)
  enroll      make this machine an agent of a site
  router      the site's router: add, list, test, remove
  doctor      check all the agent needs, and say what to do
  version     the version of this program

siteward-agent COMMAND --help says more.`;

const versionCommand: Command = {
  help: 'siteward-agent version\n\nSays the version of this program.',
  run: (_args, terminal) => {
    terminal.say(AGENT_VERSION);
    return Promise.resolve(EXIT.done);
  },
};

/** A command is loaded when it is called, with all it needs: to say the version takes next to nothing. */
async function commandNamed(name: string): Promise<Command | null> {
  switch (name) {
    case 'run':
      return (await import('./run.command.js')).runCommand;
    case 'enroll':
    case 'enrol':
      return (await import('./enrol.command.js')).enrolCommand;
    case 'version':
      return versionCommand;
    case 'router':
      return (await import('./router.command.js')).routerCommand;
    case 'doctor':
      return (await import('./doctor.command.js')).doctorCommand;
    default:
      return null;
  }
}

/** Does what the command line says. Returns the exit code; null when the program goes on by itself. Never rejects. */
export async function sitewardAgent(args: readonly string[], terminal: Terminal): Promise<number | null> {
  const [first = 'run', ...others] = args;
  if (['--help', '-h', 'help'].includes(first)) {
    terminal.say(HELP);
    return EXIT.done;
  }
  const isOption = first.startsWith('-');
  const name = first === '--version' ? 'version' : isOption ? 'run' : first;
  const command = await commandNamed(name);
  if (command === null) {
    terminal.warn(`siteward-agent: there is no command ${first}\n\n${HELP}`);
    return EXIT.usage;
  }
  return carryOut(command, { name, args: isOption && name === 'run' ? args : others }, terminal);
}

async function carryOut(
  command: Command,
  { name, args }: { readonly name: string; readonly args: readonly string[] },
  terminal: Terminal,
): Promise<number | null> {
  if (args.includes('--help') || args.includes('-h')) {
    terminal.say(command.help);
    return EXIT.done;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const isUsage = error instanceof UsageError || codeOf(error).startsWith('ERR_PARSE_ARGS');
    const reason = error instanceof Error ? error.message : String(error);
    terminal.warn(`siteward-agent ${name}: ${reason}`);
    if (isUsage) terminal.warn(`\n${command.help}`);
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

function codeOf(error: unknown): string {
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' ? code : '';
}
