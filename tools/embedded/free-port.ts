import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { StartError } from './child-process.js';
import { errorCode } from './error-code.js';
import { portOwner } from './port-owner.js';

const LOOPBACK = '127.0.0.1';
const ATTEMPTS = 3;

class PortTakenError extends Error {
  constructor(port: number, owner: string | undefined) {
    super(`port ${port} is taken by ${owner ?? 'another program'}: stop that, or ask for another port`);
  }
}

/** A free loopback port: the preferred one when nobody has it, else one the kernel picks. */
export async function freePort(preferred?: number): Promise<number> {
  return (preferred === undefined ? undefined : await tryPort(preferred)) ?? (await pickPort());
}

/** A port the user asked for by number: that one or an error that names who has it. */
export async function requirePort(port: number): Promise<number> {
  const free = await tryPort(port);
  if (free === undefined) throw new PortTakenError(port, await portOwner(port));
  return free;
}

/**
 * Runs `launch` again when its port was taken between finding it free and using it, without wishes from then on.
 * @param launch told whether preferred ports may be tried
 */
export async function retryTakenPort<T>(launch: (mayPrefer: boolean) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(attempt === 1);
    } catch (error) {
      const portWasTaken = error instanceof StartError && /address already in use/i.test(error.logTail);
      if (!portWasTaken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function pickPort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new Error('this machine has no free port left');
  return port;
}

async function tryPort(port: number): Promise<number | undefined> {
  const server = createServer();
  try {
    server.listen({ port, host: LOOPBACK, exclusive: true });
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    // EACCES: below 1024 for an ordinary user.
    if (['EADDRINUSE', 'EACCES'].includes(errorCode(error) ?? '')) return undefined;
    throw error;
  } finally {
    server.close();
  }
}
