import { type Answered, isWrong, type Score } from './judge.js';

const HEAD = ['product', 'cases', 'precision', 'recall', 'right class', 'missed definite', 'wrong definite'];

/** The scores as lines of a table. */
export function accuracyTable(scores: readonly Score[]): string {
  const rows = [HEAD, ...scores.map(rowOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join('  ')).join('\n');
}

/** Every case on which the product and the truth differ, one a line. */
export function disagreements(answers: readonly Answered[]): string[] {
  return answers
    .filter(isWrong)
    .map(
      ({ product, device, cve, expected, answered, reason }) =>
        `${product}: ${device}, ${cve}: answered ${answered}, right is ${expected} (${reason})`,
    );
}

function rowOf({ product, cases, precision, recall, exact, missedDefinite, wrongDefinite }: Score): string[] {
  return [product, String(cases), share(precision), share(recall), share(exact), String(missedDefinite), String(wrongDefinite)]; // prettier-ignore
}

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(3);
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
