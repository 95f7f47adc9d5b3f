import type {
  Configuration,
  ConfigurationNode,
  Criterion,
  ProductName,
  VersionBounds,
} from '../record/advisory-record.js';
import { type Cpe, type CpeValue, formatProductName, parseCpe } from '../names/index.js';
import { isVersion } from '../versions/compare-versions.js';
import { type CleanVersion, cleanVersion } from '../versions/index.js';

const SIDES = [
  'startIncluding',
  'startExcluding',
  'endIncluding',
  'endExcluding',
] as const satisfies (keyof VersionBounds)[];

/** One bound of a range; `version` is null when its text is no version. */
export interface ReadBound {
  readonly side: (typeof SIDES)[number];
  readonly text: string;
  readonly version: CleanVersion | null;
}

/** A line of an applicability statement, read once so that it can be judged for many devices. */
export interface ReadCriterion {
  readonly vulnerable: boolean;
  readonly text: string;
  readonly cpe: Cpe;
  /** `vendor:product`. */
  readonly name: string;
  readonly bounds: readonly ReadBound[];
  /** The version it names, cleaned; null when it names none, or one that cannot be cleaned. */
  readonly version: CleanVersion | null;
}

export interface ReadNode {
  readonly operator: 'AND' | 'OR';
  readonly negate: boolean;
  readonly criteria: readonly ReadCriterion[];
}

export interface ReadConfiguration {
  readonly operator: 'AND' | 'OR';
  readonly negate: boolean;
  readonly nodes: readonly ReadNode[];
  /** The names of what is called vulnerable here, and of the hardware it is for: a device with none of them is not concerned. */
  readonly vulnerableNames: ReadonlySet<string>;
}

/**
 * Reads configurations, each when it is needed first: an advisory may have hundreds of which a device is concerned by one. A
 * line whose name is no CPE name says nothing and is left out; the others stay.
 */
export function readConfigurations(configurations: readonly Configuration[]): ReadConfiguration[] {
  return configurations.map((configuration) => new LazyConfiguration(configuration));
}

class LazyConfiguration implements ReadConfiguration {
  readonly operator: ReadConfiguration['operator'];
  readonly negate: boolean;
  readonly vulnerableNames: ReadonlySet<string>;
  #read: ReadNode[] | null = null;

  constructor(private readonly written: Configuration) {
    this.operator = written.operator;
    this.negate = written.negate;
    const criteria = written.nodes.flatMap((node) => node.criteria);
    this.vulnerableNames = new Set(
      criteria.flatMap((one) => (one.vulnerable || isHardware(one) ? (nameIn(one.criteria) ?? []) : [])),
    );
  }

  get nodes(): readonly ReadNode[] {
    this.#read ??= this.written.nodes.map(readNode);
    return this.#read;
  }
}

function isHardware({ criteria }: Criterion): boolean {
  return criteria.startsWith('cpe:2.3:h:');
}

/** Vendor and product of a name without anything to unescape, which nearly all are. */
const PLAIN_NAME = /^cpe:2\.3:[aoh]:([a-z0-9._-]+:[a-z0-9._-]+):/;

function nameIn(criteria: string): string | null {
  const plain = PLAIN_NAME.exec(criteria)?.[1];
  if (plain !== undefined) return plain;
  const cpe = parseCpe(criteria);
  if (cpe?.vendor.kind !== 'value' || cpe.product.kind !== 'value') return null;
  return formatProductName({ vendor: cpe.vendor.text, product: cpe.product.text });
}

/** `>= 8.6, < 9.8`; null without bounds. */
export function formatBounds(bounds: readonly ReadBound[]): string | null {
  const signs = { startIncluding: '>=', startExcluding: '>', endIncluding: '<=', endExcluding: '<' } as const;
  return bounds.length === 0 ? null : bounds.map(({ side, text }) => `${signs[side]} ${text}`).join(', ');
}

function readNode({ operator, negate, criteria }: ConfigurationNode): ReadNode {
  return { operator, negate, criteria: criteria.flatMap((criterion) => readCriterion(criterion) ?? []) };
}

function readCriterion({ vulnerable, criteria, bounds }: Criterion): ReadCriterion | null {
  const cpe = parseCpe(criteria);
  if (cpe?.vendor.kind !== 'value' || cpe.product.kind !== 'value') return null;
  const product = { vendor: cpe.vendor.text, product: cpe.product.text };
  return {
    vulnerable,
    text: criteria,
    cpe,
    name: formatProductName(product),
    bounds: SIDES.flatMap((side) => {
      const text = bounds[side];
      if (text === undefined) return [];
      const bound = cleanVersion(text, product);
      return [{ side, text, version: side === 'endIncluding' ? withUpdate(bound, cpe.update) : bound }];
    }),
    version: versionOf(cpe.version, product),
  };
}

/** NVD wrote "up to 4.2.8p5" as the update p5 of everything up to 4.2.8: the update belongs to the bound. */
function withUpdate(bound: CleanVersion | null, update: CpeValue): CleanVersion | null {
  const isOfBound = update.kind === 'value' && update.wildcards === undefined && bound?.update === null;
  return isOfBound && isVersion(`${bound.version}${update.text}`) ? { ...bound, update: update.text } : bound;
}

function versionOf(version: CpeValue, product: ProductName): CleanVersion | null {
  return version.kind === 'value' && version.wildcards === undefined ? cleanVersion(version.text, product) : null;
}
