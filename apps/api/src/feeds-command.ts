import {
  Bundles,
  FETCHED_FEEDS,
  FeedError,
  FeedList,
  type FeedReport,
  type FetchedFeed,
  ImportFiles,
  isFetched,
  SyncFeeds,
  type SyncCounts,
  type Tally,
} from './advisory/index.js';
import type { FeedCommandsConfig } from './config/index.js';
import { openFeeds } from './open-feeds.js';
import { UnitOfWork } from './platform/database/index.js';

export const FEEDS_USAGE = `npm run feeds -- <command>

  sync [--force] [feed …]   fetch what is new; all feeds when none is named (${FETCHED_FEEDS.join(', ')})
  import FILE …             take in files or a folder of the CVE list; their kind is told by their content
  export BUNDLE             write all that is in force into one file, for a centre without the internet
  status                    how all feeds stand

Works on the database of the "npm start" that runs with --data DIR; without it on DATABASE_URL, else on the "npm start" without --data. Ends with 0 when all went well, 1 when something did not, 2 for a wrong
command.`;

/** Where a command says what it does. */
export interface FeedsOutput {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
}

interface Desk {
  readonly app: Awaited<ReturnType<typeof openFeeds>>;
  readonly output: FeedsOutput;
  readonly signal: AbortSignal;
}

type Command = (desk: Desk) => Promise<boolean>;

/** The command the words ask for; in words what is wrong with them. */
export function commandOf([name, ...words]: readonly string[]): Command | string {
  switch (name) {
    case 'sync':
      return syncOf(words);
    case 'import':
      return words.length === 0 ? 'Name at least one file to import.' : (desk) => importAll(desk, words);
    case 'export': {
      const [file, ...more] = words;
      return file === undefined || more.length > 0 ? 'Name the one file to write.' : (desk) => exportTo(desk, file);
    }
    case 'status':
      return words.length > 0 ? 'status takes nothing more.' : status;
    case undefined:
      return 'Say what to do.';
    default:
      return `There is no command "${name}".`;
  }
}

/** Runs a command against the configured database. @returns whether all went well */
export async function runFeedsCommand(
  command: Command,
  config: FeedCommandsConfig,
  output: FeedsOutput,
  signal: AbortSignal,
): Promise<boolean> {
  const app = await openFeeds(config);
  try {
    return await command({ app, output, signal });
  } finally {
    await app.close();
  }
}

function syncOf(words: readonly string[]): Command | string {
  const names = words.filter((word) => word !== '--force');
  const wrong = names.find((name) => !FETCHED_FEEDS.some((feed) => feed === name));
  if (wrong !== undefined) return `"${wrong}" is no feed that is fetched. There are ${FETCHED_FEEDS.join(', ')}.`;
  const feeds = FETCHED_FEEDS.filter((feed) => names.length === 0 || names.includes(feed));
  return (desk) => syncAll(desk, feeds, words.includes('--force'));
}

async function syncAll({ app, output, signal }: Desk, feeds: readonly FetchedFeed[], force: boolean): Promise<boolean> {
  let allWell = true;
  for (const feed of feeds) {
    const report = await app.get(SyncFeeds, { strict: false }).sync(feed, { now: () => new Date(), signal, force });
    const isBad = report.kind === 'failed' || report.kind === 'stopped';
    (isBad ? output.complain : output.say)(`${feed.padEnd(9)}${wordsOf(report)}`);
    allWell &&= !isBad;
  }
  return allWell;
}

function wordsOf(report: FeedReport): string {
  switch (report.kind) {
    case 'applied':
      return wordsOfCounts(report.applied.counts, report.tally);
    case 'unchanged':
      return 'nothing new';
    case 'failed':
      return `failed; what was in force stays so. ${report.error}`;
    case 'off':
      return 'switched off';
    case 'busy':
      return 'is being fetched by somebody else';
    case 'stopped':
      return 'stopped; it goes on from here the next time';
    case 'not_due':
      return `not due before ${report.dueAt.toISOString()}; --force asks at once`;
  }
}

function wordsOfCounts({ added, changed, removed, total }: SyncCounts, { skipped, samples }: Tally): string {
  const bad = skipped === 0 ? '' : `; ${skipped} rows could not be read (${samples.join('; ')})`;
  return `${added} new, ${changed} changed, ${removed} gone, ${total} in force${bad}`;
}

async function importAll({ app, output }: Desk, files: readonly string[]): Promise<boolean> {
  let allWell = true;
  for (const file of files) {
    try {
      for (const { feed, applied, tally } of await app.get(ImportFiles, { strict: false }).import(file, new Date())) {
        output.say(`${file}: ${feed}: ${wordsOfCounts(applied.counts, tally)}`);
      }
    } catch (error) {
      allWell = false;
      output.complain(`${file}: not imported. ${reasonIn(error)}`);
      if (!(error instanceof FeedError) && !isFileError(error)) throw error;
    }
  }
  return allWell;
}

function reasonIn(error: unknown): string {
  const { code } = error as { code?: unknown };
  if (code === 'ENOENT') return 'There is no such file or folder.';
  if (code === 'EACCES') return 'Whoever runs this has no right to it.';
  return error instanceof Error ? error.message : String(error);
}

const isFileError = (error: unknown) =>
  error instanceof SyntaxError || typeof (error as { syscall?: unknown } | null)?.syscall === 'string';

async function exportTo({ app, output }: Desk, file: string): Promise<boolean> {
  try {
    const { feeds, isSigned } = await app.get(Bundles, { strict: false }).export(file, new Date());
    const versions = feeds.map(({ feed, version }) => `${feed} ${version}`).join(', ');
    output.say(`${file} is written${isSigned ? ' and signed' : ', not signed'}: ${versions || 'nothing is in force'}`);
    return true;
  } catch (error) {
    if (!isFileError(error)) throw error;
    output.complain(`${file}: not written. ${reasonIn(error)}`);
    return false;
  }
}

async function status({ app, output }: Desk): Promise<boolean> {
  const list = await app
    .get(UnitOfWork, { strict: false })
    .run((tx) => app.get(FeedList, { strict: false }).all(new Date(), tx));
  output.say(`Advisory version ${list.advisory_version}`);
  for (const { name, state, records, version, last_success_at, last_error } of list.feeds) {
    const age = last_success_at === null ? '' : `, ${version ?? '?'}, in force since ${last_success_at}`;
    output.say(
      `${name.padEnd(9)}${state.padEnd(8)} ${records} records${age}${last_error === null ? '' : `. ${last_error}`}`,
    );
  }
  list.feeds.forEach(({ notice }) => notice === null || output.say(notice));
  return list.feeds.every(({ name, state }) => !isFetched(name) || state !== 'failing');
}
