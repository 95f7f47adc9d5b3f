import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNatsServer, type EmbeddedNatsServer, type NatsServerOptions } from '../../tools/embedded/nats-server.js';

/**
 * A nats-server of its own for one spec file; `stop` also removes its store.
 * @param options how it differs from an open one; a text is put into the server's configuration as it is
 */
export async function startTestNats(
  options: string | Omit<NatsServerOptions, 'storeDir'> = {},
): Promise<EmbeddedNatsServer> {
  const storeDir = await mkdtemp(join(tmpdir(), 'siteward-test-nats-'));
  const server = await startNatsServer({
    ...(typeof options === 'string' ? { configExtra: options } : options),
    storeDir,
  });
  const stop = async () => {
    await server.stop();
    await rm(storeDir, { recursive: true, force: true });
  };
  // Getters such as `pid` stay those of the server.
  return Object.create(server, { stop: { value: stop } }) as EmbeddedNatsServer;
}
