import 'reflect-metadata';
import { configOfThisProcess } from './config/index.js';
import { startApi } from './start-api.js';

try {
  await startApi(configOfThisProcess());
} catch (error) {
  process.stderr.write(`Siteward API cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
