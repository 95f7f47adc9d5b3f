import { type ChildProcess, spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';
import { findProgram, type Launch, launchOf, SEARCH_PATH } from './launch.js';

/**
 * How a run ended. `failed`: nmap ended by itself, badly; `deadline`, `aborted`, `output_cap`: we ended it;
 * `not_started`: there was nothing to end.
 */
export type NmapExitKind = 'ok' | 'failed' | 'deadline' | 'aborted' | 'output_cap' | 'not_started';

export interface NmapExit {
  readonly exit: NmapExitKind;
  /** All nmap wrote, up to the cap; cut off in any place when the run was ended. */
  readonly xml: string;
  readonly code: number | null;
  readonly signal: string | null;
  readonly stderr: string;
}

/** Says whether a run may go on just now. */
export interface Hold {
  /** Calls `act` at once and at every change: true is stand still. The answer ends that. */
  follow(act: (isHeld: boolean) => void): () => void;
}

export interface NmapCall {
  /** A program name or an absolute path. */
  readonly path: string;
  readonly argv: readonly string[];
  readonly timeLimitMs: number;
  readonly outputCapBytes: number;
  readonly signal: AbortSignal;
  /** The output as it arrives. */
  readonly onText?: (text: string) => void;
  /** While it holds, nmap is stopped (SIGSTOP); its time runs on. */
  readonly hold?: Hold | undefined;
}

const TERM_GRACE_MS = 2000;
const STDERR_CAP_BYTES = 16_384;
const LONGEST_TIMER_MS = 2_147_483_647;
const NOT_STARTED = { exit: 'not_started', xml: '', code: null, signal: null } as const;

/** Runs nmap once, within its limits. Whatever nmap does, this resolves and leaves no program behind. */
export async function runNmap(call: NmapCall): Promise<NmapExit> {
  const file = await findProgram(call.path);
  if (file === null) return { ...NOT_STARTED, stderr: `There is no program ${call.path} that may be run.` };
  const launch = launchOf({ file, argv: call.argv }, await deathSignal());
  if (call.signal.aborted) return { ...NOT_STARTED, exit: 'aborted', stderr: '' };
  return new Promise((resolve) => {
    new Leash(call, resolve).start(launch);
  });
}

/** One child process and everything that may end it. */
class Leash {
  private readonly output: Buffer[] = [];
  private readonly decoder = new StringDecoder('utf8');
  private outputBytes = 0;
  private stderr = '';
  private endedBy: NmapExitKind | null = null;
  private readonly timers: NodeJS.Timeout[] = [];
  private child: ChildProcess | null = null;
  private letGo: () => void = () => undefined;

  constructor(
    private readonly call: NmapCall,
    private readonly resolve: (exit: NmapExit) => void,
  ) {}

  start(launch: Launch): void {
    const child = startChild(launch);
    this.child = child;
    child.stdout?.on('data', (chunk: Buffer) => {
      this.keep(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      this.stderr = (this.stderr + chunk.toString('utf8')).slice(0, STDERR_CAP_BYTES);
    });
    child.once('error', (error) => {
      this.settle({ ...NOT_STARTED, stderr: error.message });
    });
    child.once('close', (code, signal) => {
      const exit = this.endedBy ?? (code === 0 ? 'ok' : 'failed');
      this.settle({ exit, xml: Buffer.concat(this.output).toString('utf8'), code, signal, stderr: this.stderr });
    });
    this.call.signal.addEventListener('abort', this.abort);
    this.after(this.call.timeLimitMs, () => {
      this.end('deadline', 'SIGTERM');
      this.after(TERM_GRACE_MS, () => {
        this.kill('SIGKILL');
      });
    });
    if (child.pid === undefined) return;
    this.letGo = this.call.hold?.follow((isHeld) => this.stand(isHeld)) ?? this.letGo;
  }

  /** A program that stands still sends nothing; who was asked to end has to run for it. */
  private stand(isHeld: boolean): void {
    if (this.endedBy === null) this.kill(isHeld ? 'SIGSTOP' : 'SIGCONT');
  }

  private readonly abort = (): void => {
    this.end('aborted', 'SIGKILL');
  };

  private keep(chunk: Buffer): void {
    if (this.endedBy === 'output_cap') return;
    const room = this.call.outputCapBytes - this.outputBytes;
    const kept = chunk.subarray(0, room);
    this.output.push(kept);
    this.outputBytes += kept.length;
    this.call.onText?.(this.decoder.write(kept));
    if (chunk.length > room) this.end('output_cap', 'SIGKILL');
  }

  private end(reason: NmapExitKind, signal: NodeJS.Signals): void {
    this.endedBy ??= reason;
    this.kill(signal);
    this.kill('SIGCONT');
  }

  /** Signals the whole process group: the child leads one of its own. */
  private kill(signal: NodeJS.Signals): void {
    const pid = this.child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended by itself in the meantime.
    }
  }

  private after(delayMs: number, act: () => void): void {
    this.timers.push(setTimeout(act, Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS)));
  }

  private settle(exit: NmapExit): void {
    this.letGo();
    this.timers.forEach(clearTimeout);
    this.call.signal.removeEventListener('abort', this.abort);
    this.resolve(exit);
  }
}

let deathSignalProbe: Promise<string | null> | undefined;

/** The `setpriv` that can tie a child to its parent, looked for once: the one of BusyBox cannot. */
function deathSignal(): Promise<string | null> {
  deathSignalProbe ??= findProgram('setpriv').then((setpriv) => (setpriv === null ? null : probe(setpriv)));
  return deathSignalProbe;
}

function probe(setpriv: string): Promise<string | null> {
  return new Promise((resolve) => {
    const child = startChild(launchOf({ file: setpriv, argv: ['--version'] }, setpriv));
    child.stdout?.resume();
    child.stderr?.resume();
    child.once('error', () => {
      resolve(null);
    });
    child.once('close', (code) => {
      resolve(code === 0 ? setpriv : null);
    });
  });
}

function startChild({ file, argv }: Launch): ChildProcess {
  return spawn(file, [...argv], {
    cwd: '/',
    env: { PATH: SEARCH_PATH, LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    windowsHide: true,
  });
}
