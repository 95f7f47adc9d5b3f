import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';

/** A loopback address nothing else listens on, so that both scans see the same services and only those. */
export const TARGET = '127.88.0.1';
export const TARGET_NETWORK = '127.88.0.0/16';

/** Ports the quick profile looks at, for ordinary users too. */
const PORTS = { postgres: 5432, nats: 8888, api: 8080, web: 8000 };

export interface ScanTarget {
  /** The open ports, ascending. */
  readonly ports: readonly number[];
  close(): Promise<void>;
}

/** Puts the real servers behind well-known ports of the target address, and a web server beside them. */
export async function openTarget(behind: { postgres: number; nats: number; api: number }): Promise<ScanTarget> {
  const web = createHttpServer((_request, response) => {
    response.end('siteward bench\n');
  });
  const servers = [
    await listening(forwardTo(behind.postgres), PORTS.postgres),
    await listening(forwardTo(behind.nats), PORTS.nats),
    await listening(forwardTo(behind.api), PORTS.api),
    await listening(web, PORTS.web),
  ];
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  return {
    ports: ports.sort((one, other) => one - other),
    close: async () => {
      web.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function forwardTo(port: number): Server {
  return createServer((client) => {
    const server = connect({ port, host: '127.0.0.1' });
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
    client.pipe(server).pipe(client);
  });
}

async function listening(server: Server, port: number): Promise<Server> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, TARGET, resolve);
  });
  return server;
}
