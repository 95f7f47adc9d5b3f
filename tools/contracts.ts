import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import {
  asyncApiDocument,
  compatibleAdditions,
  type EventDeclaration,
  EVENTS,
  type FrozenContract,
  frozenContract,
  frozenFileName,
} from '#contracts';
import { complain, say } from './launcher/terminal.js';

const USAGE = `usage: npm run contracts -- freeze | check | asyncapi
  freeze    writes the contract of each event into libs/contracts/frozen; a published one may only gain
            optional properties and wider limits
  check     changes nothing; fails when a frozen contract and its event differ
  asyncapi  writes docs/asyncapi.json`;

const ASYNCAPI_FILE = 'docs/asyncapi.json';
const FROZEN_FOLDER = 'libs/contracts/frozen/';

/** Runs one sub-command in the repository at `root`; gives the exit code. */
export function contracts(argv: readonly string[], root: URL): number {
  switch (argv[0] ?? '') {
    case 'freeze':
      return report(freeze(root), 'every event is frozen');
    case 'check':
      return report(check(root), 'every event is as it was frozen');
    case 'asyncapi':
      writeFileSync(new URL(ASYNCAPI_FILE, root), asJson(asyncApiDocument()));
      return report([], `${ASYNCAPI_FILE} is written`);
    default:
      complain(USAGE);
      return 2;
  }
}

/** Writes what is missing or only grew; gives back what stands against writing the rest. */
function freeze(root: URL): string[] {
  return EVENTS.flatMap((event) => {
    const frozen = readFrozen(root, event);
    const current = frozenContract(event);
    if (isDeepStrictEqual(frozen, current)) return [];
    const violations = frozen === null ? [] : compatibleAdditions(frozen, current);
    if (violations.length > 0) {
      return [`${event.ceType} is published. Declare version ${event.version + 1} beside it, because:`, ...violations];
    }
    writeFileSync(fileOf(root, event), asJson(current));
    say(`froze ${frozenFileName(event)}`);
    return [];
  });
}

function check(root: URL): string[] {
  const known = EVENTS.map(frozenFileName);
  const orphans = readdirSync(new URL(FROZEN_FOLDER, root)).filter((name) => !known.includes(name));
  return [
    ...orphans.map((name) => `${name}: the event is no longer declared, but what was published stays`),
    ...EVENTS.filter((event) => !isDeepStrictEqual(readFrozen(root, event), frozenContract(event))).map(
      (event) => `${frozenFileName(event)}: differs from the event; run npm run contracts -- freeze`,
    ),
  ];
}

function readFrozen(root: URL, event: EventDeclaration): FrozenContract | null {
  const file = fileOf(root, event);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as FrozenContract) : null;
}

function report(complaints: readonly string[], success: string): number {
  for (const complaint of complaints) complain(complaint);
  if (complaints.length === 0) say(success);
  return complaints.length === 0 ? 0 : 1;
}

const fileOf = (root: URL, event: EventDeclaration): URL => new URL(FROZEN_FOLDER + frozenFileName(event), root);
const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
