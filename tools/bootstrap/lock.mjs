import { createHash } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { ROOT } from './paths.mjs';
import { BootstrapError, warn } from './step.mjs';

const PATIENCE_MS = 10 * 60_000;

/** One bootstrap at a time per working tree. The kernel frees this name when its owner dies, so it cannot go stale. */
const NAME = `\0siteward-bootstrap-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`;

/**
 * Runs `act` while no other bootstrap of this tree runs.
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function alone(act) {
  const deadline = Date.now() + PATIENCE_MS;
  let release = await tryLock();
  if (!release) warn('another Siteward command is setting up this folder: waiting for it');
  while (!release) {
    await untilOwnerLeaves(deadline);
    release = await tryLock();
  }
  try {
    return await act();
  } finally {
    release();
  }
}

/** @returns {Promise<(() => void) | undefined>} how to let go, or undefined when another has it */
function tryLock() {
  return new Promise((resolve, reject) => {
    const waiting = /** @type {Set<import('node:net').Socket>} */ (new Set());
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on('error', () => {}).on('close', () => waiting.delete(socket));
    });
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(NAME, () => {
      server.unref();
      resolve(() => {
        server.close();
        for (const socket of waiting) socket.destroy();
      });
    });
  });
}

/** The owner's end of the connection closes when it is done or dead.
 * @param {number} deadline */
function untilOwnerLeaves(deadline) {
  return new Promise((resolve, reject) => {
    const socket = connect(NAME);
    const timer = setTimeout(() => {
      socket.destroy();
      reject(
        new BootstrapError('another Siteward command has been setting up for 10 minutes', 'End it, then try again.'),
      );
    }, deadline - Date.now());
    socket.on('error', () => {});
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
}
