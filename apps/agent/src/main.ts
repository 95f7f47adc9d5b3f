import 'reflect-metadata';
import { configOfThisProcess } from './config/index.js';
import { startAgent } from './start-agent.js';

try {
  await startAgent(configOfThisProcess());
} catch (error) {
  process.stderr.write(`Siteward agent cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
