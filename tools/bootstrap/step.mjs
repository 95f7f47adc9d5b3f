import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

const TAIL_LINES = 25;

/** Something the person at the keyboard can put right; `remedy` says how. */
export class BootstrapError extends Error {
  /**
   * @param {string} message
   * @param {string} remedy
   */
  constructor(message, remedy) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * Runs one step and prints a line with its time, but only when the step had something to do.
 * @template T
 * @param {string} title what is done when it is not yet so, such as "install npm packages"
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function step(title, act) {
  const begun = performance.now();
  if (process.stderr.isTTY) process.stderr.write(`  …    ${title}\r`);
  try {
    const result = await act();
    process.stderr.write(`  done ${title} (${seconds(begun)})\n`);
    return result;
  } catch (error) {
    process.stderr.write(`  FAIL ${title} (${seconds(begun)})\n`);
    throw error;
  }
}

export const warn = (/** @type {string} */ text) => void process.stderr.write(`  note ${text}\n`);

/**
 * Runs a program to its end, quietly; what it printed is in the error when it fails.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, tailLines?: number, timeout?: number }} [options] `timeout` in ms
 * @returns {Promise<string>} its standard output
 */
export function run(program, args, { tailLines = TAIL_LINES, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      stdout += text;
      all += text;
    });
    child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (all += text));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(stdout);
      const tail = stripVTControlCharacters(all).trimEnd().split('\n').slice(-tailLines).join('\n');
      reject(new Error(`${[program, ...args].join(' ')} ended with ${signal ?? `code ${code}`}\n${tail}`));
    });
  });
}

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
