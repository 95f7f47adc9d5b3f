import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Where a command speaks and is answered. */
export interface Terminal {
  /** Whether somebody is there to be asked. */
  readonly isInteractive: boolean;
  say(line: string): void;
  /** Beside the output proper. */
  warn(line: string): void;
  ask(question: string, preset?: string): Promise<string>;
  /** What is typed is not shown. */
  askSecret(question: string): Promise<string>;
  confirm(question: string): Promise<boolean>;
  /** All of standard input. */
  readInput(): Promise<string>;
}

interface Streams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly errors: NodeJS.WritableStream;
}

/** The terminal of this process, or of streams like its own. */
export function terminalOf({ input, output, errors }: Streams): Terminal {
  const ask = async (prompt: string, echo: NodeJS.WritableStream): Promise<string> => {
    const { createInterface } = await import('node:readline/promises');
    const dialogue = createInterface({ input, output: echo, prompt, terminal: input.isTTY === true });
    try {
      return await new Promise<string>((resolve, reject) => {
        dialogue.once('close', () => reject(new Error('there was no answer')));
        dialogue.once('line', resolve);
        dialogue.prompt();
      });
    } finally {
      dialogue.close();
    }
  };
  return {
    isInteractive: input.isTTY === true && output.isTTY === true,
    say: (line) => void output.write(`${line}\n`),
    warn: (line) => void errors.write(`${line}\n`),
    ask: async (question, preset) => {
      const answer = (await ask(preset === undefined ? `${question}: ` : `${question} [${preset}]: `, output)).trim();
      return answer === '' ? (preset ?? '') : answer;
    },
    askSecret: async (question) => {
      output.write(`${question}: `);
      const secret = await ask('', nowhere());
      output.write('\n');
      return secret;
    },
    confirm: async (question) => /^y(?:es)?$/i.test((await ask(`${question} [y/N] `, output)).trim()),
    readInput: () => text(input),
  };
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
