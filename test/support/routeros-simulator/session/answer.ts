import type { Attributes } from '../profiles/menu.js';
import type { RouterProfile } from '../profiles/router-profile.js';
import type { Sentence } from '../wire/encode.js';
import type { Command } from './command.js';
import { matchesQuery } from './query.js';
import { done, empty, failure, NOT_PERMITTED, row, type Trap } from './reply.js';

/** What the answer to a command depends on besides the command. */
export interface AnswerContext {
  readonly profile: RouterProfile;
  readonly policies: ReadonlySet<string>;
  readonly now: Date;
}

const READING = new Set(['print', 'getall', 'listen']);
const WRITING = new Set(['add', 'set', 'unset', 'remove', 'enable', 'disable', 'move', 'comment', 'reset']);
const PRINT_ARGUMENTS = new Set(
  '.proplist detail count-only stats brief terse value-list without-paging as-value once from append'.split(' '),
);
const UPDATE_MENU = '/system/package/update';

/**
 * The whole reply to a command of a logged-in user, untagged: rows, then `!done`; a trap and `!done` when it fails.
 * `listen` and `cancel` live longer than one reply and are the session's business.
 */
export function answer(command: Command, context: AnswerContext): readonly Sentence[] {
  const obstacle = findObstacle(command, context);
  if (obstacle !== null) return failure(obstacle);
  if (WRITING.has(command.verb)) return failure({ category: 4, message: 'failure: this router is a simulation' });
  if (command.verb === 'check-for-updates') return updateCheck(context);
  return print(command, context);
}

/** Why the command cannot run: menu, then verb, then rights, then arguments. */
export function findObstacle(command: Command, { profile, policies }: AnswerContext): Trap | null {
  if (!profile.has(command.menu)) return { category: 0, message: profile.absenceMessage(command.menu) };
  if (!isKnownVerb(command)) return { category: 0, message: 'no such command' };
  if (profile.isDenied(command.menu)) return NOT_PERMITTED;
  if (!policies.has(WRITING.has(command.verb) ? 'write' : 'read')) return NOT_PERMITTED;
  const isStrange = (name: string) => READING.has(command.verb) && !PRINT_ARGUMENTS.has(name);
  return [...command.attributes.keys()].some(isStrange) ? { message: 'unknown parameter' } : null;
}

function isKnownVerb({ menu, verb }: Command): boolean {
  return READING.has(verb) || WRITING.has(verb) || (menu === UPDATE_MENU && verb === 'check-for-updates');
}

function print(command: Command, { profile, now }: AnswerContext): readonly Sentence[] {
  const rows = profile.read(command.menu, now).filter((item) => matchesQuery(command.queries, item));
  if (isSet(command, 'count-only')) return [done({ ret: String(rows.length) })];
  if (rows.length === 0 && profile.saysEmpty) return [empty(), done()];
  const wanted = command.attributes.get('.proplist');
  return [...rows.map((item) => row(wanted === undefined ? item : pick(item, wanted.split(',')))), done()];
}

function isSet(command: Command, argument: string): boolean {
  const value = command.attributes.get(argument);
  return value !== undefined && value !== 'no' && value !== 'false';
}

/** Absent properties are left out, which may leave a row with nothing. */
function pick(item: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

/** A progressive reply: the same item again and again, each with its `.section`. */
function updateCheck({ profile, now }: AnswerContext): readonly Sentence[] {
  const [known = {}] = profile.read(UPDATE_MENU, now);
  const latest = known['latest-version'] ?? known['installed-version'] ?? '';
  const verdict = latest === known['installed-version'] ? 'System is already up to date' : 'New version is available';
  return [
    row({ '.section': '0', ...known, status: 'finding out latest version...' }),
    row({ '.section': '1', ...known, 'latest-version': latest, status: verdict }),
    done(),
  ];
}
