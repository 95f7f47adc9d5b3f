import { connect } from 'node:net';
import type { RouterAccess } from './session.js';

const CONNECT_WITHIN_MS = 3_000;

/** Whether something listens at the router's address, without a login: null, or else why not. Never rejects. */
export function knockAtRouter({ host, port }: Pick<RouterAccess, 'host' | 'port'>): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_WITHIN_MS });
    const end = (problem: string | null) => {
      socket.destroy();
      resolve(problem);
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end(`${host}:${port} does not answer`));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(`Nothing listens at ${host}:${port} (${error.code ?? error.message})`),
    );
  });
}
