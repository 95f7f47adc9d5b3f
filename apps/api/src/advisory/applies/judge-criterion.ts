import { type CpeValue, relateValues } from '../names/index.js';
import type { ReadCriterion } from './criteria.js';
import type { KnownHost, KnownProduct } from './known-host.js';
import { judgeVersion, type VersionBecause } from './judge-version.js';
import { allOf, type Answer, anyOf } from './match-class.js';
import { isGeneralPurpose, meetsPlatform, meetsTarget, platformOf } from './platforms.js';

/** What of a criterion decided. */
export type MatchBecause = VersionBecause | 'edition_not_known' | 'target_not_known' | 'depends_on_channel';

/** A product of the device that a criterion calls vulnerable. */
export interface Hit {
  readonly product: KnownProduct;
  readonly criterion: ReadCriterion;
  readonly answer: Answer;
  readonly because: MatchBecause;
  /** What of the platforms it needs was seen, and what was not, in words. */
  readonly met: readonly string[];
  readonly missing: readonly string[];
}

/** What a part of a statement comes to. */
export interface Evaluation {
  readonly answer: Answer;
  readonly hits: readonly Hit[];
  readonly met: readonly string[];
  readonly missing: readonly string[];
  /** The names of hardware it asks for, when it asks for nothing else. */
  readonly hardware: readonly string[];
  /** Hardware that it needs and that was seen. */
  readonly carriers: readonly KnownProduct[];
  /** Firmware that it calls vulnerable and that was not seen itself. */
  readonly firmware: readonly ReadCriterion[];
}

/** What a criterion comes to on a device. A product that was not seen is unknown, and never a no. */
export function evaluateCriterion(criterion: ReadCriterion, host: KnownHost): Evaluation {
  const isReported = criterion.vulnerable && !(criterion.cpe.part === 'o' && isGeneralPurpose(criterion.name));
  return isReported ? evaluateVulnerable(criterion, host) : evaluatePlatform(criterion, host);
}

function evaluateVulnerable(criterion: ReadCriterion, host: KnownHost): Evaluation {
  const hits = productsOf(criterion, host.products).map((product) => judge(criterion, product, host));
  const answer = hits.length === 0 ? 'unknown' : anyOf(hits.map((hit) => hit.answer));
  const missing = answer === 'unknown' ? [wordsOf(criterion)] : [];
  const isFirmware = criterion.cpe.part === 'o' && criterion.name.endsWith('_firmware');
  const firmware = answer === 'unknown' && isFirmware ? [criterion] : [];
  return { answer, hits, met: [], missing, hardware: hardwareOf(criterion), carriers: [], firmware };
}

/** Firmware on the hardware it is for: what was seen is the hardware, with the version of whatever runs on it. */
export function judgeFirmware(criterion: ReadCriterion, carrier: KnownProduct, host: KnownHost): Hit {
  return judge(criterion, carrier, host);
}

function evaluatePlatform(criterion: ReadCriterion, host: KnownHost): Evaluation {
  const answer = answerOfPlatform(criterion, host);
  const words = [wordsOf(criterion)];
  return {
    answer,
    hits: [],
    met: answer === 'unknown' || answer === 'no' ? [] : words,
    missing: answer === 'unknown' ? words : [],
    hardware: hardwareOf(criterion),
    carriers: answer === 'definite' && criterion.cpe.part === 'h' ? productsOf(criterion, host.products) : [],
    firmware: [],
  };
}

/** The thing itself when it was seen, else its place among operating systems. */
function answerOfPlatform(criterion: ReadCriterion, host: KnownHost): Answer {
  const seen = productsOf(criterion, [...host.products, ...host.systems]);
  const answers = seen.map((product) =>
    namesNoVersion(criterion) ? 'definite' : judgeVersion(criterion, product).answer,
  );
  const known = answers.filter((answer) => answer !== 'unknown');
  if (known.length > 0) return anyOf(known);
  if (seen.length > 0 || criterion.cpe.part !== 'o') return 'unknown';
  const systems = [...host.systems, ...host.products.filter(({ part }) => part === 'o')].map(({ name }) => name);
  const platform = meetsPlatform(platformOf(criterion.name), systems);
  if (platform === 'contradicted') return 'no';
  return platform === 'met' && namesNoVersion(criterion) ? 'definite' : 'unknown';
}

function namesNoVersion({ cpe, bounds }: ReadCriterion): boolean {
  return bounds.length === 0 && cpe.version.kind !== 'value';
}

function judge(criterion: ReadCriterion, product: KnownProduct, host: KnownHost): Hit {
  const version = judgeVersion(criterion, product);
  const doubts = [channelDoubt(criterion, product), targetDoubt(criterion, host), editionDoubt(criterion, product)];
  const named = doubts.filter((doubt) => doubt !== null);
  const isSeen = version.answer !== 'unknown';
  const answer = isSeen ? allOf([version.answer, ...named.map((doubt) => doubt.answer)]) : 'unknown';
  const decisive = version.answer === 'definite' ? named.find((doubt) => doubt.answer === answer) : undefined;
  return { product, criterion, answer, because: decisive?.because ?? version.because, met: [], missing: [] };
}

interface Doubt {
  readonly answer: 'possible' | 'no';
  readonly because: MatchBecause;
}

const CHANNELS_OF_NVD: Readonly<Record<string, CpeValue>> = {
  stable: { kind: 'na' },
  'long-term': { kind: 'value', text: 'ltr' },
};

/** `sw_edition` of RouterOS is the channel: `ltr` is long-term, not applicable is stable. */
function channelDoubt({ cpe }: ReadCriterion, product: KnownProduct): Doubt | null {
  if (!isRouterOs(product)) return null;
  const { swEdition } = cpe;
  const wanted = (swEdition.kind === 'value' ? CHANNELS_OF_NVD[swEdition.text] : undefined) ?? swEdition;
  return doubtOf(wanted, product.swEdition, 'depends_on_channel');
}

function targetDoubt({ cpe }: ReadCriterion, host: KnownHost): Doubt | null {
  if (cpe.targetSw.kind !== 'value') return null;
  const systems = [...host.systems, ...host.products.filter(({ part }) => part === 'o')].map(({ name }) => name);
  const target = meetsTarget(cpe.targetSw.text, systems);
  if (target === 'met') return null;
  return { answer: target === 'contradicted' ? 'no' : 'possible', because: 'target_not_known' };
}

/** Editions by the other names that NVD has for them. */
const EDITIONS_OF_NVD: Readonly<Record<string, string>> = { preview: 'supported_preview' };

/** Editions are in hardly any banner: where one is named, it is mostly not known whether this is it. */
function editionDoubt({ cpe }: ReadCriterion, product: KnownProduct): Doubt | null {
  const others = [cpe.edition, cpe.language, cpe.targetHw, cpe.other];
  if (others.some(({ kind }) => kind === 'value')) return { answer: 'possible', because: 'edition_not_known' };
  const { swEdition } = cpe;
  if (isRouterOs(product) || swEdition.kind !== 'value') return null;
  const wanted = { kind: 'value', text: EDITIONS_OF_NVD[swEdition.text] ?? swEdition.text } as const;
  return doubtOf(wanted, product.swEdition, 'edition_not_known');
}

function doubtOf(wanted: CpeValue, known: CpeValue, because: MatchBecause): Doubt | null {
  const relation = relateValues(wanted, known);
  if (relation === 'equal' || relation === 'superset') return null;
  return { answer: relation === 'subset' ? 'possible' : 'no', because };
}

/** The products a criterion speaks of. Software is not the hardware of its name, but for RouterOS; a device may be called either. */
function productsOf({ cpe, name }: ReadCriterion, products: readonly KnownProduct[]): KnownProduct[] {
  return products.filter((product) => {
    if (!product.names.has(name)) return false;
    return cpe.part !== 'h' || product.part === 'h' || isRouterOs(product);
  });
}

function isRouterOs({ names }: KnownProduct): boolean {
  return names.has('mikrotik:routeros');
}

function hardwareOf({ cpe, name }: ReadCriterion): string[] {
  return cpe.part === 'h' ? [name] : [];
}

/** `microsoft windows 10`: for people. */
function wordsOf({ cpe, name }: ReadCriterion): string {
  const version = cpe.version.kind === 'value' ? ` ${cpe.version.text}` : '';
  const [vendor = '', product = ''] = name.split(':');
  return `${vendor === product ? product : `${vendor} ${product}`}${version}`.replaceAll('_', ' ');
}
