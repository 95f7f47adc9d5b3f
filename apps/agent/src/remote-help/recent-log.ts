import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LOG_LINE_LEVELS, LogLine, type LogWish } from '#contracts';
import type { Censor } from './censor.js';

/** Two files of this size at most; of what is in them the newest lines are kept at hand. */
const FILE_BYTES = 256 * 1024;
const MAX_LINES = 2_000;
const MAX_LINE_LENGTH = 4_000;

/**
 * The newest lines of the agent's log, without secrets: in memory, and in a file so that they are there after a crash. A disk that
 * cannot be written to costs the file and nothing else.
 */
export class RecentLog {
  private readonly lines: LogLine[] = [];
  private worst: LogLine | null = null;
  private fileBytes = 0;

  constructor(
    private readonly file: string,
    private readonly censor: Censor,
    private readonly onward: (line: string) => void,
  ) {
    for (const path of [olderOf(file), file]) for (const line of linesIn(path)) this.keep(line);
    // What was wrong before this start is no news.
    this.worst = null;
    this.fileBytes = sizeOf(file);
  }

  /** A line as the logger makes it: one JSON object. */
  write(line: string): void {
    const clean = this.censor.text(line);
    const text = clean.endsWith('\n') ? clean : `${clean}\n`;
    this.onward(text);
    this.keep(text);
    this.append(text);
  }

  /** The wanted lines, oldest first. */
  read({ limit, level, since }: LogWish): LogLine[] {
    const least = LOG_LINE_LEVELS.indexOf(level);
    const from = since === null ? -Infinity : Date.parse(since);
    const wanted = this.lines.filter(
      (line) => LOG_LINE_LEVELS.indexOf(line.level) >= least && Date.parse(line.at) >= from,
    );
    return wanted.slice(-limit);
  }

  /** The last line of this process that tells of something wrong. */
  get lastError(): LogLine | null {
    return this.worst;
  }

  private keep(text: string): void {
    const line = lineOf(text);
    if (line === null) return;
    this.lines.push(line);
    if (this.lines.length > MAX_LINES) this.lines.shift();
    if (LOG_LINE_LEVELS.indexOf(line.level) >= LOG_LINE_LEVELS.indexOf('warn')) this.worst = line;
  }

  private append(text: string): void {
    try {
      if (this.fileBytes === 0) mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
      if (this.fileBytes > FILE_BYTES) {
        renameSync(this.file, olderOf(this.file));
        this.fileBytes = 0;
      }
      appendFileSync(this.file, text, { mode: 0o600 });
      this.fileBytes += Buffer.byteLength(text);
    } catch {
      // The line was said where the log goes, too.
    }
  }
}

function olderOf(file: string): string {
  return `${file}.1`;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function linesIn(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** Null for what is no line of ours, such as half of one. */
function lineOf(text: string): LogLine | null {
  if (text.length > MAX_LINE_LENGTH * 4) return null;
  try {
    const { time, level, message, context, ...details } = JSON.parse(text) as Record<string, unknown>;
    const line = LogLine.safeParse({
      at: time,
      level,
      context: typeof context === 'string' ? context.slice(0, 100) : null,
      message: String(message).slice(0, 2000),
      details: JSON.stringify(details).length > MAX_LINE_LENGTH ? { cut: 'too long' } : details,
    });
    return line.data ?? null;
  } catch {
    return null;
  }
}
