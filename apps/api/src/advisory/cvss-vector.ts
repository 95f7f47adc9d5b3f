export type CvssVersion = '2.0' | '3.0' | '3.1' | '4.0';

/** The base metrics of a vector in words, in upper case; null is what this version of CVSS does not have. */
export interface CvssMetrics {
  readonly attack_vector: string | null;
  readonly attack_complexity: string | null;
  readonly attack_requirements: string | null;
  /** Of version 2: how often an attacker has to log in. */
  readonly privileges_required: string | null;
  readonly user_interaction: string | null;
  readonly scope: string | null;
  /** Of version 4: of the vulnerable system itself. */
  readonly confidentiality: string | null;
  readonly integrity: string | null;
  readonly availability: string | null;
}

export interface ParsedCvss {
  readonly version: CvssVersion;
  readonly metrics: CvssMetrics;
  /** Sub-scores, 0 to 10, one decimal; version 4 has none. */
  readonly impact: number | null;
  readonly exploitability: number | null;
}

/** A base metric: the letters it may have, each with its word and its weight in the sub-scores. */
type Metric = Readonly<Record<string, readonly [word: string, weight: number]>>;

const IMPACT_3: Metric = { H: ['HIGH', 0.56], L: ['LOW', 0.22], N: ['NONE', 0] };
const METRICS_3 = {
  AV: { N: ['NETWORK', 0.85], A: ['ADJACENT_NETWORK', 0.62], L: ['LOCAL', 0.55], P: ['PHYSICAL', 0.2] },
  AC: { L: ['LOW', 0.77], H: ['HIGH', 0.44] },
  PR: { N: ['NONE', 0.85], L: ['LOW', 0.62], H: ['HIGH', 0.27] },
  UI: { N: ['NONE', 0.85], R: ['REQUIRED', 0.62] },
  S: { U: ['UNCHANGED', 0], C: ['CHANGED', 0] },
  C: IMPACT_3,
  I: IMPACT_3,
  A: IMPACT_3,
} satisfies Record<string, Metric>;
/** With a changed scope privileges weigh otherwise. */
const PRIVILEGES_OF_CHANGED_SCOPE: Readonly<Record<string, number>> = { N: 0.85, L: 0.68, H: 0.5 };

const IMPACT_2: Metric = { C: ['COMPLETE', 0.66], P: ['PARTIAL', 0.275], N: ['NONE', 0] };
const METRICS_2 = {
  AV: { N: ['NETWORK', 1], A: ['ADJACENT_NETWORK', 0.646], L: ['LOCAL', 0.395] },
  AC: { L: ['LOW', 0.71], M: ['MEDIUM', 0.61], H: ['HIGH', 0.35] },
  Au: { N: ['NONE', 0.704], S: ['SINGLE', 0.56], M: ['MULTIPLE', 0.45] },
  C: IMPACT_2,
  I: IMPACT_2,
  A: IMPACT_2,
} satisfies Record<string, Metric>;

const IMPACT_4: Metric = { H: ['HIGH', 0], L: ['LOW', 0], N: ['NONE', 0] };
const METRICS_4 = {
  AV: { N: ['NETWORK', 0], A: ['ADJACENT_NETWORK', 0], L: ['LOCAL', 0], P: ['PHYSICAL', 0] },
  AC: { L: ['LOW', 0], H: ['HIGH', 0] },
  AT: { N: ['NONE', 0], P: ['PRESENT', 0] },
  PR: { N: ['NONE', 0], L: ['LOW', 0], H: ['HIGH', 0] },
  UI: { N: ['NONE', 0], P: ['PASSIVE', 0], A: ['ACTIVE', 0] },
  VC: IMPACT_4,
  VI: IMPACT_4,
  VA: IMPACT_4,
} satisfies Record<string, Metric>;

/**
 * Reads a CVSS vector of version 2.0, 3.0, 3.1 or 4.0; a vector without a prefix is version 2. Null when it is none, or
 * lacks a base metric. Words, weights and formulas: FIRST's specifications.
 */
export function parseCvssVector(vector: string): ParsedCvss | null {
  const [, version = '2.0', rest = ''] = /^(?:CVSS:(3\.0|3\.1|4\.0)\/)?([A-Za-z0-9:/]{1,200})$/.exec(vector) ?? [];
  const letters = lettersOf(rest);
  if (letters === null) return null;
  if (version === '2.0') return readVersion2(letters);
  return version === '4.0' ? readVersion4(letters) : readVersion3(version === '3.0' ? '3.0' : '3.1', letters);
}

function readVersion2(letters: ReadonlyMap<string, string>): ParsedCvss | null {
  const read = reader(METRICS_2, letters);
  if (read === null) return null;
  const { word, weight } = read;
  return {
    version: '2.0',
    metrics: {
      ...NO_METRICS,
      attack_vector: word('AV'),
      attack_complexity: word('AC'),
      privileges_required: word('Au'),
      confidentiality: word('C'),
      integrity: word('I'),
      availability: word('A'),
    },
    impact: oneDecimal(10.41 * lossOf(weight('C'), weight('I'), weight('A'))),
    exploitability: oneDecimal(20 * weight('AV') * weight('AC') * weight('Au')),
  };
}

function readVersion3(version: '3.0' | '3.1', letters: ReadonlyMap<string, string>): ParsedCvss | null {
  const read = reader(METRICS_3, letters);
  if (read === null) return null;
  const { word, weight } = read;
  const changed = letters.get('S') === 'C';
  const loss = lossOf(weight('C'), weight('I'), weight('A'));
  const privileges = changed ? PRIVILEGES_OF_CHANGED_SCOPE[letters.get('PR') ?? ''] : undefined;
  const impact = changed ? 7.52 * (loss - 0.029) - 3.25 * (loss - 0.02) ** 15 : 6.42 * loss;
  return {
    version,
    metrics: {
      ...NO_METRICS,
      attack_vector: word('AV'),
      attack_complexity: word('AC'),
      privileges_required: word('PR'),
      user_interaction: word('UI'),
      scope: word('S'),
      confidentiality: word('C'),
      integrity: word('I'),
      availability: word('A'),
    },
    impact: oneDecimal(Math.max(impact, 0)),
    exploitability: oneDecimal(8.22 * weight('AV') * weight('AC') * (privileges ?? weight('PR')) * weight('UI')),
  };
}

function readVersion4(letters: ReadonlyMap<string, string>): ParsedCvss | null {
  const read = reader(METRICS_4, letters);
  if (read === null) return null;
  const { word } = read;
  return {
    version: '4.0',
    metrics: {
      ...NO_METRICS,
      attack_vector: word('AV'),
      attack_complexity: word('AC'),
      attack_requirements: word('AT'),
      privileges_required: word('PR'),
      user_interaction: word('UI'),
      confidentiality: word('VC'),
      integrity: word('VI'),
      availability: word('VA'),
    },
    impact: null,
    exploitability: null,
  };
}

const NO_METRICS: CvssMetrics = {
  attack_vector: null,
  attack_complexity: null,
  attack_requirements: null,
  privileges_required: null,
  user_interaction: null,
  scope: null,
  confidentiality: null,
  integrity: null,
  availability: null,
};

/** The letters by metric; null when a part is no metric or one is given twice. */
function lettersOf(text: string): ReadonlyMap<string, string> | null {
  const pairs = text.split('/').map((part) => part.split(':'));
  const letters = new Map(pairs.map(([metric = '', letter = '']): [string, string] => [metric, letter]));
  return letters.size === pairs.length && pairs.every((pair) => pair.length === 2) ? letters : null;
}

/** Null when a base metric is missing or has a letter it cannot have. */
function reader<Name extends string>(metrics: Readonly<Record<Name, Metric>>, letters: ReadonlyMap<string, string>) {
  const names = Object.keys(metrics) as Name[];
  if (!names.every((name) => Object.hasOwn(metrics[name], letters.get(name) ?? ''))) return null;
  const read = (name: Name) => metrics[name][letters.get(name) ?? ''] ?? (['', 0] as const);
  return { word: (name: Name) => read(name)[0], weight: (name: Name) => read(name)[1] };
}

function lossOf(confidentiality: number, integrity: number, availability: number): number {
  return 1 - (1 - confidentiality) * (1 - integrity) * (1 - availability);
}

function oneDecimal(score: number): number {
  return Math.round(score * 10) / 10;
}
