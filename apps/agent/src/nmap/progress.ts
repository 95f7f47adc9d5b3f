/** How far nmap is with the task it is at; a scan has several tasks, one after the other. */
export interface NmapProgress {
  /** In nmap's words: `SYN Stealth Scan`, `Service scan`. */
  readonly task: string;
  /** 0 to 100, of this task. */
  readonly percent: number;
  /** nmap's own estimate for this task. */
  readonly remainingSeconds: number | null;
}

/** What one chunk of output told, and the unfinished element to put before the next chunk. */
export interface ProgressStep {
  readonly progress: readonly NmapProgress[];
  readonly carry: string;
}

const TASK = /<task(begin|progress|end)\s([^<>]*)>/g;
const ATTRIBUTE = /(\w+)="([^"<>]*)"/g;
/** A task element takes about 110 characters; an unfinished one that is longer is none. */
const LONGEST_ELEMENT = 1000;
const LONGEST_TASK_NAME = 80;

/**
 * Reads the progress elements of nmap's XML stream as it arrives, however it is cut into chunks.
 * nmap escapes `<` in everything it quotes, so nothing a scanned host says can look like progress.
 */
export function readProgress(carry: string, chunk: string): ProgressStep {
  const text = carry + chunk;
  const progress = [...text.matchAll(TASK)].flatMap(([, kind, attributes]) => progressOf(kind, attributes) ?? []);
  const unfinished = text.slice(Math.max(text.lastIndexOf('<'), 0));
  return { progress, carry: mayBecomeTask(unfinished) ? unfinished : '' };
}

function mayBecomeTask(text: string): boolean {
  if (text.includes('>') || text.length > LONGEST_ELEMENT) return false;
  return text.startsWith('<task') || (text !== '' && '<task'.startsWith(text));
}

function progressOf(kind: string | undefined, text: string | undefined): NmapProgress | null {
  const attributes = new Map([...(text ?? '').matchAll(ATTRIBUTE)].map(([, key, value]) => [key, value]));
  const task = attributes.get('task')?.slice(0, LONGEST_TASK_NAME);
  if (task === undefined) return null;
  if (kind === 'begin') return { task, percent: 0, remainingSeconds: null };
  if (kind === 'end') return { task, percent: 100, remainingSeconds: 0 };
  const percent = numberIn(attributes.get('percent'), 100);
  if (percent === null) return null;
  return { task, percent, remainingSeconds: numberIn(attributes.get('remaining'), Number.MAX_SAFE_INTEGER) };
}

function numberIn(text: string | undefined, max: number): number | null {
  if (text === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return null;
  return Math.min(Number(text), max);
}
