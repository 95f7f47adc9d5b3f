import { type CpeValue, relateValues } from '../names/index.js';
import { compareVersions } from '../versions/index.js';
import type { ReadBound, ReadCriterion } from './criteria.js';
import type { KnownProduct } from './known-host.js';
import type { Answer } from './match-class.js';

/** What of a version decided. */
export type VersionBecause =
  | 'in_range'
  | 'exact_version'
  | 'every_version'
  | 'version_not_applicable'
  | 'update_not_known'
  | 'pre_release_of_bound'
  | 'bound_is_no_version'
  | 'outside'
  | 'version_not_known';

export interface VersionAnswer {
  readonly answer: Answer;
  readonly because: VersionBecause;
}

type Versioned = Pick<KnownProduct, 'part' | 'version' | 'update'>;

/**
 * Whether a product's version is among those a criterion names. Bounds speak of the version alone, so 8.4p1 is in `<= 8.4` and
 * not in `< 8.4`; a bound that names an update itself (`< 9.3p2`) is compared with it.
 */
export function judgeVersion(criterion: ReadCriterion, product: Versioned): VersionAnswer {
  const { version } = criterion.cpe;
  if (product.version === null && product.part !== 'h') return answered('unknown', 'version_not_known');
  if (criterion.bounds.length > 0) return judgeRange(criterion.bounds, product);
  if (version.kind === 'any') return answered('unbounded', 'every_version');
  if (version.kind === 'na') return answered('possible', 'version_not_applicable');
  return judgeExact(criterion, product);
}

function judgeRange(bounds: readonly ReadBound[], product: Versioned): VersionAnswer {
  if (product.version === null) return answered('unknown', 'version_not_known');
  const answers = bounds.map((bound) => judgeBound(bound, product));
  const decisive = (['outside', 'bound_is_no_version', 'pre_release_of_bound'] as const).find((because) =>
    answers.some((answer) => answer.because === because),
  );
  return answers.find(({ because }) => because === decisive) ?? answered('definite', 'in_range');
}

function judgeBound(bound: ReadBound, product: Versioned): VersionAnswer {
  const order = compareToBound(bound, product);
  if (order === null) return answered('unclear', 'bound_is_no_version');
  const isEnd = bound.side === 'endIncluding' || bound.side === 'endExcluding';
  const isInside = order === 0 ? bound.side.endsWith('Including') : isEnd === order < 0;
  if (order === 0 && isBlurredBy(bound, product)) return answered('possible', 'pre_release_of_bound');
  return isInside ? answered('definite', 'in_range') : answered('no', 'outside');
}

/** A pre-release stands before the release that a bound names: whether it has the flaw already, or has it still, nobody said. */
function isBlurredBy({ side, version }: ReadBound, product: Versioned): boolean {
  const isOrdered = side === 'endExcluding' || side === 'startIncluding';
  return isOrdered && version?.update === null && isPreRelease(product);
}

/** The sign of product - bound; null when one of them is no version. */
function compareToBound({ version: bound }: ReadBound, { version, update }: Versioned): number | null {
  if (bound === null || version === null) return null;
  const order = compareVersions(version, bound.version);
  // A number written behind a number would be part of it: 9.4.6 of 20170531 is not 9.4.620170531, which is newer than 9.4.7.
  if (bound.update === null || (order !== 0 && /^\d/.test(bound.update))) return order;
  const inFull = compareVersions(`${version}${update ?? ''}`, `${bound.version}${bound.update}`);
  return inFull === null && order !== 0 ? order : inFull;
}

function isPreRelease({ version, update }: Versioned): boolean {
  return version !== null && update !== null && isBefore(`${version}${update}`, version);
}

function isBefore(a: string, b: string): boolean {
  return (compareVersions(a, b) ?? 0) < 0;
}

function judgeExact(criterion: ReadCriterion, product: Versioned): VersionAnswer {
  const { version, update } = product;
  if (version === null) return answered('unknown', 'version_not_known');
  const wanted = updateOf(criterion);
  if (isWithLetter(criterion, wanted, version)) return answered('definite', 'exact_version');
  if (!isVersion(criterion, version, update)) return answered('no', 'outside');
  if (wanted.kind === 'any') return answered('definite', 'exact_version');
  if (wanted.kind === 'na') return judgePlainRelease(criterion, update);
  if (update === null) return judgeMissingUpdate(version, wanted.text);
  const isCovered = ['equal', 'superset'].includes(relateValues(wanted, { kind: 'value', text: update }));
  const isSame = isCovered || compareVersions(version + update, version + wanted.text) === 0;
  return isSame ? answered('definite', 'exact_version') : answered('no', 'outside');
}

/** The update a criterion names, in its own place or at the end of its version. */
function updateOf({ cpe, version }: ReadCriterion): CpeValue {
  const atEnd = version?.update ?? null;
  return cpe.update.kind === 'any' && atEnd !== null ? { kind: 'value', text: atEnd } : cpe.update;
}

/** `1.3.5a` in a banner is update a of 1.3.5 in NVD. */
function isWithLetter({ version: named }: ReadCriterion, wanted: CpeValue, version: string): boolean {
  if (named === null || wanted.kind !== 'value' || !/^[a-z]$/.test(wanted.text)) return false;
  return compareVersions(version, `${named.version}${wanted.text}`) === 0;
}

/** Products whose banners show the same version whatever patches were put in. */
const SILENT_ABOUT_UPDATES = new Set(['vmware:esxi']);

function judgePlainRelease({ name }: ReadCriterion, update: string | null): VersionAnswer {
  if (update !== null) return answered('no', 'outside');
  return SILENT_ABOUT_UPDATES.has(name)
    ? answered('possible', 'update_not_known')
    : answered('definite', 'exact_version');
}

/** A plain release is no pre-release, since those say so; which patch level it has, a banner may keep to itself. */
function judgeMissingUpdate(version: string, wanted: string): VersionAnswer {
  return isBefore(`${version}${wanted}`, version)
    ? answered('no', 'outside')
    : answered('possible', 'update_not_known');
}

function isVersion({ cpe, version: named }: ReadCriterion, version: string, update: string | null): boolean {
  const texts = update === null ? [version] : [version, `${version}${update}`];
  const isNamed = texts.some((text) =>
    ['equal', 'superset'].includes(relateValues(cpe.version, { kind: 'value', text })),
  );
  return isNamed || (named !== null && compareVersions(version, named.version) === 0);
}

function answered(answer: Answer, because: VersionBecause): VersionAnswer {
  return { answer, because };
}
