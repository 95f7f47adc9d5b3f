import { afterEach, describe, expect, it } from '@jest/globals';
import type { NatsConnection } from 'nats';
import { holdLease, type Lease } from './lease.js';

const ACK_WAIT_MS = 300;
/** A server that confirms every renewal, also of a message that it gave to somebody else meanwhile. */
const agreeing = { request: () => Promise.resolve({}) } as unknown as NatsConnection;
const deaf = { request: () => Promise.reject(new Error('timeout')) } as unknown as NatsConnection;

/** As a process that was stopped, or had no turn: the time goes on and nothing of it runs. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

function untilLost({ signal }: Lease): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
}

describe('the hold on a message', () => {
  let lease: Lease;
  afterEach(() => lease.release());

  it('is lost when nobody confirms it for an ack_wait', async () => {
    lease = holdLease(deaf, { reply: 'ack' }, ACK_WAIT_MS);
    await untilLost(lease);
    expect(lease.isHeld()).toBe(false);
  });

  it('is lost when we stood still for longer, although the server confirms the next renewal', async () => {
    lease = holdLease(agreeing, { reply: 'ack' }, ACK_WAIT_MS);
    expect(lease.isHeld()).toBe(true);
    standStill(2 * ACK_WAIT_MS);
    expect(lease.isHeld()).toBe(false); // also before the next renewal
    await untilLost(lease);
    expect(lease.isHeld()).toBe(false);
  });
});
