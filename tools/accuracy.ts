import { accuracyTable, disagreements } from './accuracy/accuracy-text.js';
import { answersTo, missingRecords, scoreOf, shortfalls } from './accuracy/judge.js';
import { collectedRecords, type Records, shippedRecords } from './accuracy/records.js';
import { TRUTH } from './accuracy/tables.js';
import { complain, say } from './launcher/terminal.js';

const EXIT = { ok: 0, failed: 1 };

/**
 * Holds the product's matching against the truth table: with the records the product ships, and with the whole collection
 * where there is one. Settles with 1 when something definite is missed, a figure is under its floor, or a record is absent.
 *
 * @param root folder of the repository
 */
export async function accuracy(root: string): Promise<number> {
  const collected = await collectedRecords(root);
  const sets = [await shippedRecords(root), ...(collected === null ? [] : [collected])];
  if (collected === null)
    say('Only with the records the product ships: the collection they were chosen from is absent.\n');
  const problems = sets.flatMap(judged);
  for (const problem of problems) complain(problem);
  return problems.length === 0 ? EXIT.ok : EXIT.failed;
}

function judged({ source, byCve }: Records): string[] {
  const answers = TRUTH.map((table) => ({ product: table.product, answers: answersTo(table, byCve) }));
  const all = answers.flatMap((ofProduct) => ofProduct.answers);
  const total = scoreOf('total', all);
  say(`With ${source}, ${byCve.size} CVEs:\n`);
  say(accuracyTable([...answers.map((one) => scoreOf(one.product, one.answers)), total]));
  say('');
  for (const line of disagreements(all)) say(`- ${line}`);
  const missing = missingRecords(TRUTH, byCve);
  return [
    ...shortfalls(total).map((shortfall) => `With ${source}: ${shortfall}.`),
    ...(missing.length === 0 ? [] : [`With ${source}: there is no record of ${missing.join(', ')}.`]),
  ];
}
