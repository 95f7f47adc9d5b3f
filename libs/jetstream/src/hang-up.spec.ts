import { describe, expect, it } from '@jest/globals';
import type { NatsConnection } from 'nats';
import { hangUp } from './hang-up.js';

function connection(drain: () => Promise<void>) {
  const said: string[] = [];
  const fake = {
    drain: () => {
      said.push('drain');
      return drain();
    },
    close: () => {
      said.push('close');
      return Promise.resolve();
    },
  };
  return { said, fake: fake as unknown as NatsConnection };
}

describe('hangUp', () => {
  it('drains before it closes', async () => {
    const { said, fake } = connection(() => Promise.resolve());
    await hangUp(fake);
    expect(said).toEqual(['drain', 'close']);
  });
  it('closes when the server never answers', async () => {
    const { said, fake } = connection(() => new Promise(() => undefined));
    await hangUp(fake);
    expect(said).toEqual(['drain', 'close']);
  });
  it('closes when draining fails, as it does on a connection that is down', async () => {
    const { said, fake } = connection(() => Promise.reject(new Error('disconnected')));
    await hangUp(fake);
    expect(said).toEqual(['drain', 'close']);
  });
});
