import { sitewardAgent } from './cli/siteward-agent.js';
import { terminalOf } from './cli/terminal.js';

const terminal = terminalOf({ input: process.stdin, output: process.stdout, errors: process.stderr });
const code = await sitewardAgent(process.argv.slice(2), terminal);
// Nothing is waited for that a command left behind; the agent itself goes on.
if (code !== null) process.exit(code);
