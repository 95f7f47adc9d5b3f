import { describe, expect, it } from '@jest/globals';
import { fastify } from 'fastify';
import type { ApiConfig } from '../../config/index.js';
import { fastifyOptions } from './fastify-options.js';

describe('the HTTP server', () => {
  it('gives a head less time than a whole request: Node swaps the two when they are the other way round', async () => {
    const http = { bodyLimitBytes: 1024, publicUrl: 'http://x.test', trustedProxies: [] as readonly string[] };
    const server = fastify(fastifyOptions({ http } as ApiConfig));
    const { headersTimeout, requestTimeout } = server.server;
    await server.close();
    expect(requestTimeout).toBe(30_000);
    expect(headersTimeout).toBeLessThan(requestTimeout);
    expect(headersTimeout).toBeGreaterThan(0);
  });
});
