import type { KnownAdvisory } from '../record/advisory-record.js';

/** Of the CPE names and texts in it; what is made of them in memory is several times as much. */
const MAX_CHARACTERS = 8 << 20;

interface Entry {
  readonly advisories: readonly KnownAdvisory[];
  readonly characters: number;
}

/**
 * The advisories of the products that were asked for last, in one state of what is known: the hosts of a site are much
 * alike, and reading an advisory costs more than finding it. Bounded by the size of its texts.
 */
export class AdvisoryCache {
  private state = '';
  private characters = 0;
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly maxCharacters = MAX_CHARACTERS) {}

  /** Forgets what was known in any other state. */
  enter(state: string): void {
    if (state === this.state) return;
    this.state = state;
    this.entries.clear();
    this.characters = 0;
  }

  find(name: string): readonly KnownAdvisory[] | undefined {
    const entry = this.entries.get(name);
    if (entry === undefined) return undefined;
    this.entries.delete(name);
    this.entries.set(name, entry);
    return entry.advisories;
  }

  /** Keeps what was read in `state`, if that is still the one. */
  keep(name: string, advisories: readonly KnownAdvisory[], state: string): void {
    if (state !== this.state || this.entries.has(name)) return;
    const characters = name.length + advisories.reduce((sum, advisory) => sum + sizeOf(advisory), 0);
    this.entries.set(name, { advisories, characters });
    this.characters += characters;
    for (const [oldest, entry] of this.entries) {
      if (this.characters <= this.maxCharacters) break;
      this.entries.delete(oldest);
      this.characters -= entry.characters;
    }
  }
}

function sizeOf({ records }: KnownAdvisory): number {
  let size = 0;
  for (const { description, references, configurations } of records) {
    size += description.length + references.join('').length;
    for (const { nodes } of configurations) {
      for (const node of nodes) size += sum(node.criteria.map(({ criteria }) => criteria.length));
    }
  }
  return size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
