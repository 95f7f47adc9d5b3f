import type { KnownAdvisory, MatchClass } from '../../apps/api/src/advisory/index.js';
import { answerOf, needsRecord } from './answer.js';
import type { SeenDevice, TruthTable } from './seen-device.js';

/** One case with what the product answered. */
export interface Answered {
  readonly product: string;
  /** In the words of its services. */
  readonly device: string;
  readonly cve: string;
  readonly expected: MatchClass;
  readonly answered: MatchClass;
  /** Why the expected class is right. */
  readonly reason: string;
}

/** How well answers agree with what is true. */
export interface Score {
  readonly product: string;
  readonly cases: number;
  /** Of what was reported, the share that had to be; null when nothing was. */
  readonly precision: number | null;
  /** Of what had to be reported, the share that was; null when nothing had to be. */
  readonly recall: number | null;
  /** The share of cases with exactly the right class. */
  readonly exact: number;
  /** Cases that are `definite` and were answered with anything else. */
  readonly missedDefinite: number;
  /** Cases that were answered `definite` and are anything else. */
  readonly wrongDefinite: number;
}

/** CVEs of the tables of which there is no record. */
export function missingRecords(tables: readonly TruthTable[], records: ReadonlyMap<string, KnownAdvisory>): string[] {
  const named = tables.flatMap(({ devices }) => devices.flatMap(({ cases }) => cases.map(([cve]) => cve)));
  return [...new Set(named)].filter((cve) => needsRecord(cve) && !records.has(cve)).sort();
}

/** Puts every case of a table to the product's matching. */
export function answersTo({ product, devices }: TruthTable, records: ReadonlyMap<string, KnownAdvisory>): Answered[] {
  return devices.flatMap((device) =>
    device.cases.map(([cve, expected, reason]) => {
      const answered = answerOf(device, cve, records.get(cve) ?? null);
      return { product, device: nameOf(device), cve, expected, answered, reason };
    }),
  );
}

/** Counts the agreement of some answers. */
export function scoreOf(product: string, answers: readonly Answered[]): Score {
  const reported = answers.filter(({ answered }) => answered !== 'no');
  const toReport = answers.filter(({ expected }) => expected !== 'no');
  const both = reported.filter(({ expected }) => expected !== 'no').length;
  const wrong = answers.filter(isWrong);
  return {
    product,
    cases: answers.length,
    precision: reported.length === 0 ? null : both / reported.length,
    recall: toReport.length === 0 ? null : both / toReport.length,
    exact: answers.length === 0 ? 0 : 1 - wrong.length / answers.length,
    missedDefinite: wrong.filter(({ expected }) => expected === 'definite').length,
    wrongDefinite: wrong.filter(({ answered }) => answered === 'definite').length,
  };
}

export function isWrong({ expected, answered }: Answered): boolean {
  return expected !== answered;
}

/** Below these the answers are not good enough to be shipped. */
export const FLOOR = { precision: 0.98, recall: 0.98, exact: 0.97 };

/** What of a score falls under the floor, in words; empty when nothing does. */
export function shortfalls({ precision, recall, exact, missedDefinite }: Score): string[] {
  return [
    ...(missedDefinite > 0 ? [`${missedDefinite} of what is definite was missed`] : []),
    ...((precision ?? 1) < FLOOR.precision ? [`precision is under ${FLOOR.precision}`] : []),
    ...((recall ?? 1) < FLOOR.recall ? [`recall is under ${FLOOR.recall}`] : []),
    ...(exact < FLOOR.exact ? [`less than ${FLOOR.exact} of the classes are right`] : []),
  ];
}

function nameOf({ routerOs, services }: SeenDevice): string {
  if (routerOs !== undefined) return `RouterOS ${routerOs}`;
  return services
    .map(({ name, product, version, extra_info: extra }) =>
      [product ?? name, version, extra == null ? null : `(${extra})`].filter((part) => part != null).join(' '),
    )
    .join(', ');
}
