import { encodeSentence, type Sentence } from '../wire/encode.js';
import { done, fatal, row, trap } from './reply.js';

/** What may go wrong with the reply to a command. */
export type CommandFault =
  | 'silence'
  | 'fin'
  | 'reset'
  | 'silence-mid-reply'
  | 'fin-mid-reply'
  | 'reset-mid-reply'
  | 'fatal-mid-reply'
  | 'garbage'
  | 'huge-length'
  | 'control-byte'
  | 'http-banner'
  | 'unknown-reply'
  | 'unknown-tag'
  | 'untagged-reply'
  | 'endless'
  | 'trickle'
  | 'many-rows'
  | 'huge-word'
  | 'windows-1252'
  | 'rows-without-attributes'
  | 'proplist-hides-rows'
  | 'several-traps'
  | 'bare-trap'
  | 'device-mode-trap';

export type Ending = 'silence' | 'fin' | 'reset';

export type Step =
  | { readonly kind: 'send'; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'send-untagged'; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'send-bytes'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly how: Ending }
  | { readonly kind: 'endless'; readonly sentence: Sentence }
  | { readonly kind: 'trickle'; readonly sentences: readonly Sentence[] };

export interface FaultyReply {
  /** The correct reply, untagged. */
  readonly sentences: readonly Sentence[];
  /** The same as it would go on the wire. */
  readonly tagged: readonly Sentence[];
  /** Rows a `many-rows` reply has. */
  readonly rows: number;
}

/** A comment typed on a PC of the nineties, and the bytes it became. */
export const WINDOWS_1252_COMMENT = 'Büro – Empfang';
const WINDOWS_1252_WORD = Buffer.from('=comment=B\xfcro \x96 Empfang', 'latin1');

export const HTTP_BANNER = Buffer.from(
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
);
export const GARBAGE = Buffer.from('8e13a75c00ff4d9be2c4710a5501f7906b3d', 'hex');
const HUGE_LENGTH = Buffer.from('f0ffffffff', 'hex');
const CONTROL_BYTE = Buffer.from('f8', 'hex');
const HUGE_WORD_BYTES = 300 * 1024;

type Bend = (reply: FaultyReply) => readonly Step[];

const BENDS: Readonly<Record<CommandFault, Bend>> = {
  silence: () => [end('silence')],
  fin: () => [end('fin')],
  reset: () => [end('reset')],
  'silence-mid-reply': (reply) => [firstHalf(reply), end('silence')],
  'fin-mid-reply': (reply) => [firstHalf(reply), end('fin')],
  'reset-mid-reply': (reply) => [firstHalf(reply), end('reset')],
  'fatal-mid-reply': ({ sentences }) => [
    send(rowsOf(sentences).slice(0, 1)),
    send([fatal('out of memory')]),
    end('fin'),
  ],
  garbage: () => [bytes(GARBAGE), end('fin')],
  'huge-length': () => [bytes(HUGE_LENGTH), end('silence')],
  'control-byte': () => [bytes(CONTROL_BYTE), end('silence')],
  'http-banner': () => [bytes(HTTP_BANNER), end('fin')],
  'unknown-reply': ({ sentences }) => [send([['!news', '=what=ever'], ...sentences])],
  'unknown-tag': ({ sentences }) => [
    untagged([
      ['!re', '.tag=nobody', '=stray=true'],
      ['!done', '.tag=nobody'],
    ]),
    send(sentences),
  ],
  'untagged-reply': ({ sentences }) => [untagged([row({ stray: 'true' }), done()]), send(sentences)],
  endless: ({ sentences }) => [{ kind: 'endless', sentence: templateOf(sentences) }],
  trickle: ({ sentences }) => [{ kind: 'trickle', sentences }],
  'many-rows': ({ sentences, rows }) => [send([...manyRows(templateOf(sentences), rows), done()])],
  'huge-word': ({ sentences }) => [
    send(sentences.map(onRows((words) => [...words, `=contents=${'x'.repeat(HUGE_WORD_BYTES)}`]))),
  ],
  'windows-1252': ({ sentences }) => [send(sentences.map(onRows(withOldComment)))],
  'rows-without-attributes': ({ sentences }) => [send(sentences.map(onRows(() => ['!re'])))],
  'proplist-hides-rows': ({ sentences }) => [send(sentences.filter((words) => words[0] !== '!re'))],
  'several-traps': () => [
    send([trap({ category: 1, message: 'first of two' }), trap({ category: 4, message: 'second of two' }), done()]),
  ],
  'bare-trap': () => [send([trap({}), done()])],
  'device-mode-trap': () => [send([trap({ message: 'not allowed by device-mode' }), done()])],
};

/** What to do instead of simply sending the correct reply. */
export function bend(fault: CommandFault, reply: FaultyReply): readonly Step[] {
  return BENDS[fault](reply);
}

const end = (how: Ending): Step => ({ kind: 'end', how });
const send = (sentences: readonly Sentence[]): Step => ({ kind: 'send', sentences });
const untagged = (sentences: readonly Sentence[]): Step => ({ kind: 'send-untagged', sentences });
const bytes = (content: Buffer): Step => ({ kind: 'send-bytes', bytes: content });
const rowsOf = (sentences: readonly Sentence[]) => sentences.filter((words) => words[0] === '!re');

function onRows(change: (words: Sentence) => Sentence): (words: Sentence) => Sentence {
  return (words) => (words[0] === '!re' ? change(words) : words);
}

function firstHalf({ tagged }: FaultyReply): Step {
  const whole = Buffer.concat(tagged.map(encodeSentence));
  return bytes(whole.subarray(0, Math.ceil(whole.length / 2)));
}

function templateOf(sentences: readonly Sentence[]): Sentence {
  return rowsOf(sentences)[0] ?? row({ '.id': '*1', comment: 'row of a fault' });
}

function manyRows(template: Sentence, rows: number): Sentence[] {
  const isCounted = (word: Sentence[number]) => typeof word === 'string' && /^=(\.id|address|mac-address)=/.test(word);
  const kept = template.filter((word) => !isCounted(word));
  const hasMac = template.some((word) => typeof word === 'string' && word.startsWith('=mac-address='));
  return Array.from({ length: rows }, (_, index) => [
    ...kept,
    `=.id=*${(index + 1).toString(16).toUpperCase()}`,
    `=address=10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
    ...(hasMac ? [`=mac-address=02:00:5E:${macTail(index)}`] : []),
  ]);
}

function macTail(index: number): string {
  return [(index >> 16) & 255, (index >> 8) & 255, index & 255]
    .map((octet) => octet.toString(16).toUpperCase().padStart(2, '0'))
    .join(':');
}

function withOldComment(words: Sentence): Sentence {
  const isComment = (word: Sentence[number]) => typeof word === 'string' && word.startsWith('=comment=');
  return [...words.filter((word) => !isComment(word)), WINDOWS_1252_WORD];
}
