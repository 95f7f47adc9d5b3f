import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { nextLookMs, RouterWatch } from './router-watch.js';

describe('nextLookMs', () => {
  it('is a minute while all is well, and grows to a quarter of an hour', () => {
    expect([0, 1, 2, 3, 100].map(nextLookMs)).toEqual([60_000, 60_000, 120_000, 240_000, 900_000]);
  });
});

describe('RouterWatch', () => {
  const untilLooked = async (watch: RouterWatch) => {
    while (watch.health.looked_at === null) await new Promise((resolve) => setImmediate(resolve));
    watch.onApplicationShutdown();
    return watch.health;
  };

  it('knows that something listens, and what the last scan made of it', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const watch = new RouterWatch({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    watch.saw('login_refused', 'wrong password', new Date('2026-11-25T12:00:00Z'));
    watch.onApplicationBootstrap();
    expect(await untilLooked(watch)).toMatchObject({
      configured: true,
      reachable: true,
      last_outcome: 'login_refused',
      reason: 'wrong password',
    });
    server.close();
  });

  it('says why nothing can be reached', async () => {
    const watch = new RouterWatch({ host: '127.0.0.1', port: 1 });
    watch.onApplicationBootstrap();
    expect(await untilLooked(watch)).toMatchObject({
      reachable: false,
      reason: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it('looks at nothing where no router is configured', () => {
    const watch = new RouterWatch(null);
    watch.onApplicationBootstrap();
    expect(watch.health).toMatchObject({ configured: false, reachable: null, looked_at: null });
  });
});
