import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** A line that changes in place at a terminal; elsewhere, each new text is a line of its own. */
export function liveLine(): { show(text: string): void; end(): void } {
  let shown = '';
  return {
    show: (text) => {
      if (text === shown) return;
      process.stdout.write(process.stdout.isTTY ? `\r\x1b[2K${text}` : `${text}\n`);
      shown = text;
    },
    end: () => {
      if (process.stdout.isTTY && shown !== '') process.stdout.write('\n');
    },
  };
}

/** Asks for a secret without showing it; undefined when nobody is at the terminal. */
export async function askSecret(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  process.stderr.write(question);
  const silent = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
