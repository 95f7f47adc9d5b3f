import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';

/**
 * Plays one machine of a lab network: banners, web pages, and a router. Runs as a process of its own, because a process
 * lives in one network namespace only. Says `ready` when everything listens.
 * @typedef {object} Part
 * @property {string} address
 * @property {Record<string, string>} [banners] what is said at once on a port
 * @property {Record<string, string>} [web] the Server header of a web server on a port
 * @property {{ profile: string, arp: Record<string, string> }} [router] RouterOS API on 8728; ARP: address to MAC
 */

/** @type {Part} */
const part = JSON.parse(process.argv[2] ?? '{}');
const { address } = part;

/** @param {import('node:net').Server} server @param {number} port */
async function listen(server, port) {
  await new Promise((resolve) => server.listen(port, address, () => resolve(undefined)));
}

for (const [port, banner] of Object.entries(part.banners ?? {})) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write(`${banner}\r\n`);
  });
  await listen(server, Number(port));
}

for (const [port, name] of Object.entries(part.web ?? {})) {
  const page = `<title>${address}</title>`;
  const server = createHttpServer((_, response) => response.writeHead(200, { Server: name }).end(page));
  await listen(server, Number(port));
}

if (part.router !== undefined) {
  const built = new URL('../../dist/test/support/routeros-simulator/index.js', import.meta.url);
  const { profiles, RouterOsSimulator } = await import(built.href);
  const rows = Object.entries(part.router.arp).map(([neighbour, mac]) => ({
    address: neighbour,
    'mac-address': mac,
    interface: 'bridge',
    status: 'reachable',
    complete: 'true',
    disabled: 'false',
    invalid: 'false',
    dynamic: 'true',
  }));
  const profile = profiles[part.router.profile].factory.with('/ip/arp', rows);
  await RouterOsSimulator.start({ profile, host: address, port: 8728 });
}

process.stdout.write('ready\n');
