import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { prettifyError } from 'zod';
import { configOfThisProcess } from './config/index.js';
import { provisionSite, SiteProvision } from './provision-site.js';

/** Reads a site and its schedule as JSON from standard input and puts them into the database. */
try {
  const wanted = SiteProvision.safeParse(JSON.parse(await text(process.stdin)));
  if (!wanted.success) throw new Error(prettifyError(wanted.error));
  await provisionSite(configOfThisProcess(), wanted.data);
} catch (error) {
  process.stderr.write(`The site was not provisioned: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
