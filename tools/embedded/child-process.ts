import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A log is set aside at the next start once it is larger than this; one older log is kept. */
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;
const TAIL_BYTES = 4096;
const POLL_MS = 5;

export interface ChildCommand {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** The working folder also marks whose process it is: see processes-in.ts. */
  readonly cwd: string;
  /** The environment of this process when absent. */
  readonly env?: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Put before the program, to run it as somebody else. */
  readonly wrapper?: readonly string[];
  /** The program's own word for an orderly end; also sent by the kernel when we die without a chance to stop it. */
  readonly stopSignal: 'SIGINT' | 'SIGTERM' | 'SIGQUIT';
  /** After this long without an end, SIGKILL. */
  readonly patienceMs: number;
}

export interface Child {
  readonly pid: number;
  /** Settles with how it ended, such as "code 1" or "SIGKILL"; never rejects. */
  readonly exited: Promise<string>;
  isRunning(): boolean;
  stop(): Promise<void>;
  kill9(): Promise<void>;
  logTail(): Promise<string>;
}

/** A server that did not come up, with the last it wrote. */
export class StartError extends Error {
  constructor(
    message: string,
    readonly logTail: string,
  ) {
    super(logTail === '' ? message : `${message}; the last it wrote:\n${logTail}`);
  }
}

/**
 * Starts a server that ends when this process ends, however that happens: the kernel sends it the stop signal, even
 * after SIGKILL. It has a session of its own, so Ctrl-C reaches only us and the order of stopping stays ours.
 */
export async function startChild(command: ChildCommand): Promise<Child> {
  await mkdir(dirname(command.logFile), { recursive: true });
  const [program, ...args] = [
    ...(command.wrapper ?? []),
    // Last before the program: a change of user would clear it.
    ...['setpriv', '--pdeathsig', command.stopSignal.replace(/^SIG/, '')],
    ...[command.program, ...command.args],
  ] as [string, ...string[]];
  const log = openLog(command.logFile);
  const env = command.env ?? process.env;
  const child = spawn(program, args, { cwd: command.cwd, env, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(signal ?? `code ${code ?? 'unknown'}`);
    });
  });
  if (child.pid === undefined) throw new StartError(`${command.name} did not start: ${await exited}`, '');
  return running(command, child.pid, exited);
}

function running(command: ChildCommand, pid: number, exited: Promise<string>): Child {
  let ended = false;
  void exited.then(() => (ended = true));
  const end = async (signal: NodeJS.Signals) => {
    if (!ended) process.kill(pid, signal);
    await exited;
  };
  return {
    pid,
    exited,
    isRunning: () => !ended,
    kill9: () => end('SIGKILL'),
    logTail: () => tailOf(command.logFile),
    stop: async () => {
      const impatience = setTimeout(() => void end('SIGKILL'), command.patienceMs);
      await end(command.stopSignal);
      clearTimeout(impatience);
    },
  };
}

/** Waits until `probe` says yes; a child that ends or takes longer than `withinMs` is an error with its last words. */
export async function untilReady(
  child: Child,
  name: string,
  probe: () => Promise<boolean>,
  withinMs: number,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await probe())) {
    if (!child.isRunning()) throw new StartError(`${name} ended with ${await child.exited}`, await child.logTail());
    if (performance.now() > deadline) {
      await child.kill9();
      throw new StartError(`${name} was not ready within ${withinMs / 1000} s`, await child.logTail());
    }
    await delay(POLL_MS);
  }
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

async function tailOf(path: string): Promise<string> {
  const log = await open(path).catch(() => undefined);
  if (!log) return '';
  try {
    const { size } = await log.stat();
    const from = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await log.read({ buffer: Buffer.alloc(TAIL_BYTES), position: from });
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await log.close();
  }
}
