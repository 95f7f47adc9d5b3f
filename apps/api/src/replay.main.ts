import 'reflect-metadata';
import { configOfThisProcess } from './config/index.js';
import { replay } from './replay.js';

/** Replays the streams of the configured broker into the configured database and says what it went through. */
try {
  process.stdout.write(`${JSON.stringify(await replay(configOfThisProcess()))}\n`);
} catch (error) {
  process.stderr.write(`The replay did not end: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
