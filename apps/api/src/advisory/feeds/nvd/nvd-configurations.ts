import { formatCpe23, parseCpe } from '../../names/index.js';
import type { Configuration, ConfigurationNode, Criterion, VersionBounds } from '../../record/advisory-record.js';
import { lengthIn, listIn, type Members, textIn } from './untrusted.js';

/** The longest record of NVD's first 25 years names 4,891. */
const MAX_CRITERIA = 50_000;
const MAX_CONFIGURATIONS = 20_000;
const MAX_NODES = 2_000;
const MAX_NAME = 1_024;
const MAX_BOUND = 200;
/** What nearly all names look like; any other is read in full. */
const PLAIN_NAME = /^cpe:2\.3:[aho](?::(?:[a-z0-9._-]|\\[!-/:-@[-`{-~])+|:\*){10}$/;

export interface ReadConfigurations {
  readonly configurations: readonly Configuration[];
  /** CPE names that could not be read. */
  readonly skippedNames: number;
}

interface Reading {
  skippedNames: number;
  room: number;
}

/** Who is affected, as NVD's record says it. */
export function readConfigurations(cve: Members): ReadConfigurations {
  const reading = { skippedNames: 0, room: MAX_CRITERIA };
  const configurations = listIn(cve, 'configurations', MAX_CONFIGURATIONS).flatMap((configuration) =>
    configurationOf(configuration, reading),
  );
  return { configurations, skippedNames: reading.skippedNames };
}

/**
 * Without a leg that cannot be read an AND would be claimed of more than it was said of, so it is left out as a whole; of
 * an OR the other legs remain true.
 */
function configurationOf(raw: Members, reading: Reading): Configuration[] {
  const nodes = listIn(raw, 'nodes', MAX_NODES).flatMap((node) => nodeOf(node, reading));
  const operator = operatorOf(raw);
  const lacksLegs = nodes.length < lengthIn(raw, 'nodes');
  if (nodes.length === 0 || (operator === 'AND' && lacksLegs)) return [];
  return [{ operator, negate: raw.negate === true, nodes }];
}

function nodeOf(raw: Members, reading: Reading): ConfigurationNode[] {
  const criteria = listIn(raw, 'cpeMatch', reading.room).flatMap(criterionOf);
  const lost = lengthIn(raw, 'cpeMatch') - criteria.length;
  reading.room -= criteria.length;
  reading.skippedNames += lost;
  const operator = operatorOf(raw);
  const negate = raw.negate === true;
  const hasToBeWhole = operator === 'AND' || negate;
  if (criteria.length === 0 || (hasToBeWhole && lost > 0)) return [];
  return [{ operator, negate, criteria }];
}

function operatorOf({ operator }: Members): 'AND' | 'OR' {
  return operator === 'AND' ? 'AND' : 'OR';
}

function criterionOf(match: Members): Criterion[] {
  const criteria = nameOf(match.criteria);
  if (criteria === null) return [];
  return [{ vulnerable: match.vulnerable !== false, criteria, bounds: boundsOf(match) }];
}

function nameOf(name: unknown): string | null {
  if (typeof name !== 'string' || name.length > MAX_NAME) return null;
  if (PLAIN_NAME.test(name)) return name;
  const cpe = parseCpe(name);
  return cpe === null ? null : formatCpe23(cpe);
}

function boundsOf(match: Members): VersionBounds {
  const startIncluding = textIn(match, 'versionStartIncluding', MAX_BOUND);
  const startExcluding = textIn(match, 'versionStartExcluding', MAX_BOUND);
  const endIncluding = textIn(match, 'versionEndIncluding', MAX_BOUND);
  const endExcluding = textIn(match, 'versionEndExcluding', MAX_BOUND);
  return {
    ...(startIncluding !== undefined && { startIncluding }),
    ...(startExcluding !== undefined && { startExcluding }),
    ...(endIncluding !== undefined && { endIncluding }),
    ...(endExcluding !== undefined && { endExcluding }),
  };
}
