import { parseArgs } from 'node:util';

export const PARTS = ['accept', 'pickup', 'scan', 'agent', 'ingest', 'advisory-import', 'advisory-match'] as const;
export type Part = (typeof PARTS)[number];

/** How much is measured. Durations in the unit of their name. */
export interface BenchOptions {
  readonly parts: readonly Part[];
  /** How often product and floor are measured in turn. */
  readonly rounds: number;
  /** Short rounds, to see that everything works; the figures mean little. */
  readonly quick: boolean;
  /** A file of NVD records; null for those that travel with the product. */
  readonly advisories: string | null;
}

export type ParsedOptions =
  | { readonly kind: 'run'; readonly options: BenchOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly reason: string };

export const USAGE = `npm run bench -- [options]

  --only LIST   parts, separated by commas: ${PARTS.join(', ')} (default: all)
  --rounds N    how often product and floor are measured in turn, 1 to 50 (default: 5; with --quick 2)
  --advisories FILE   records of NVD to import and match (default: those that travel with the product)
  --quick       short rounds, to see that everything works
  --help        this text`;

const ROUNDS = { full: 5, quick: 2, most: 50 };

/** What the command line asks for, or why it cannot be done. `argv` is without node and the script. */
export function parseOptions(argv: readonly string[]): ParsedOptions {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string', default: PARTS.join(',') },
        rounds: { type: 'string' },
        advisories: { type: 'string' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const { quick, advisories = null } = values;
    const rounds = values.rounds ?? String(quick ? ROUNDS.quick : ROUNDS.full);
    return { kind: 'run', options: { parts: partsOf(values.only), rounds: roundsOf(rounds), quick, advisories } };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** In the order of the flow, however they were written. */
function partsOf(list: string): Part[] {
  const wanted = list.split(',').map((name) => name.trim());
  const unknown = wanted.filter((name) => !PARTS.some((part) => part === name));
  if (unknown.length > 0) throw new Error(`--only does not know ${unknown.join(', ')}`);
  return PARTS.filter((part) => wanted.includes(part));
}

function roundsOf(text: string): number {
  const rounds = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (rounds < 1 || rounds > ROUNDS.most) throw new Error(`--rounds must be a whole number from 1 to ${ROUNDS.most}`);
  return rounds;
}
