import 'reflect-metadata';
import { openApi } from './open-api.js';

/** Writes the OpenAPI document to standard output; the first argument is the base of its links. */
const [publicUrl = 'http://127.0.0.1:3000'] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await openApi(publicUrl), null, 2)}\n`);
