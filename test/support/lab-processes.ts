import { readdirSync, readFileSync } from 'node:fs';

/** The process ids of the programs that run and have all these words in their command lines. */
export function runningIds(...words: readonly string[]): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && !isZombie(name));
  return ids.filter((pid) => words.every((word) => commandLine(pid).includes(word))).map(Number);
}

/** The command lines of the programs that run and have all these words in theirs. */
export function running(...words: readonly string[]): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && !isZombie(name))
    .map(commandLine)
    .filter((line) => words.every((word) => line.includes(word)));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function isZombie(pid: string): boolean {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}
