import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Where a model answers in the manner of OpenAI's chat completions. */
export interface ChatEndpoint {
  /** Up to and without `/chat/completions`. */
  readonly url: string;
  readonly model: string;
  /** File with the key; read at every question, so that a new key needs no restart. Null sends none. */
  readonly keyFile: string | null;
  readonly timeoutMs: number;
}

export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

const MOST_BYTES = 262_144;
const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

/**
 * The model's answer. Rejects when there is none in time, when it is too long or of another form. No error holds the key,
 * nor anything the endpoint said.
 */
export async function askChat(endpoint: ChatEndpoint, messages: readonly ChatMessage[]): Promise<string> {
  const key = endpoint.keyFile === null ? null : (await readKey(endpoint.keyFile)).trim();
  const signal = AbortSignal.timeout(endpoint.timeoutMs);
  const request = {
    method: 'POST',
    redirect: 'error' as const,
    signal,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({ model: endpoint.model, messages, temperature: 0 }),
  };
  const text = await fetch(`${endpoint.url}/chat/completions`, request)
    .then(readBounded)
    .catch((cause: unknown) => {
      throw signal.aborted ? new Error(`The endpoint gave no whole answer in ${endpoint.timeoutMs} ms.`) : said(cause);
    });
  const completion = Completion.safeParse(parseJson(text));
  const [choice] = completion.success ? completion.data.choices : [];
  if (choice === undefined) throw new Error('The endpoint answered something that is no chat completion.');
  return choice.message.content;
}

/** What we say of an answer ourselves; all else is the network's. */
class RefusedAnswer extends Error {}

function said(cause: unknown): Error {
  return cause instanceof RefusedAnswer ? cause : new Error('The endpoint cannot be reached.', { cause });
}

async function readKey(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Error('The file with the key cannot be read; see MITIGATION_AI_KEY_FILE.');
  }
}

async function readBounded({ ok, status, body }: Response): Promise<string> {
  if (!ok) {
    await body?.cancel();
    throw new RefusedAnswer(`The endpoint answered ${status}.`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (bytes > MOST_BYTES) throw new RefusedAnswer(`The endpoint answered more than ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
