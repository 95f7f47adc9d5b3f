import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Child, startChild, untilReady } from '../embedded/child-process.js';
import { PROJECT_ROOT } from '../embedded/tool-record.js';

const READY_WITHIN_MS = 30_000;
const PATIENCE_MS = 5_000;

/** A program of the benchmark that serves HTTP until it is stopped. */
export interface BenchServer {
  /** Beside this file, without its ending. */
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Answers 200 once it is ready. */
  readonly readyUrl: string;
}

/** Starts it in a process of its own and waits until it is ready. */
export async function startBenchServer({ name, variables, folder, readyUrl }: BenchServer): Promise<Child> {
  const cwd = await mkdtemp(join(folder, `${name}-`));
  const child = await startChild({
    name,
    program: process.execPath,
    args: [scriptOf(name)],
    cwd,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...variables },
    logFile: join(cwd, 'log'),
    stopSignal: 'SIGTERM',
    patienceMs: PATIENCE_MS,
  });
  await untilReady(child, name, () => answersOk(readyUrl), READY_WITHIN_MS);
  return child;
}

/** Runs a program of the benchmark with `order` on its standard input; resolves with the JSON it wrote. */
export async function runBenchProgram(name: string, order: object): Promise<unknown> {
  const child = spawn(process.execPath, [scriptOf(name)], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(order));
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  if (child.exitCode !== 0) throw new Error(`${name} failed`);
  return JSON.parse(output);
}

const scriptOf = (name: string): string => join(PROJECT_ROOT, 'dist', 'tools', 'bench', `${name}.js`);

function answersOk(url: string): Promise<boolean> {
  return fetch(url).then(
    (response) => response.ok,
    () => false,
  );
}
