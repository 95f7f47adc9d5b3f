import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signingPair } from '#runtime';
import { createUser } from '@nats-io/nkeys';
import { AgentIdentity } from './agent-identity.js';
import { textOf } from './enrol.js';
import { savePrivateFile } from './private-file.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const credentials = (jwt: string, expires_at: string) => ({
  agent_id: '019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f',
  site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
  nats: { urls: ['nats://127.0.0.1:4222'], jwt },
  expires_at,
});

describe('a renewal', () => {
  const centre = createServer((request, response) => {
    const isChallenge = request.url?.endsWith('/challenge') === true;
    const answer = isChallenge
      ? { nonce: `${Date.now()}.x`, expires_at: inDays(1) }
      : credentials('new.b.c', inDays(30));
    response.end(JSON.stringify(answer));
  });
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siteward-test-renewal-'));
    await new Promise<void>((resolve) => centre.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void centre.close());

  it('is good for as long as the program runs when the disk cannot keep it, and says so', async () => {
    const path = join(folder, 'agent.creds');
    const apiUrl = `http://127.0.0.1:${(centre.address() as AddressInfo).port}`;
    const told = { apiUrl, key: signingPair(createUser()), issued: new Date() };
    await savePrivateFile(path, textOf(credentials('old.b.c', inDays(1)), told), { replace: false });
    const identity = new AgentIdentity(path, '0.1.0');
    await rm(folder, { recursive: true });
    await expect(identity.renew()).rejects.toMatchObject({ code: 'ENOENT' });
    expect(identity.credentials().jwt).toBe('new.b.c');
  });
});
