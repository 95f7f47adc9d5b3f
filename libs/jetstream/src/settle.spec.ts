import { describe, expect, it } from '@jest/globals';
import { ErrorCode, headers as natsHeaders, type JetStreamClient, type JsMsg, type MsgHdrs, NatsError } from 'nats';
import { abandon, done, type Outcome, reject, retry } from './outcome.js';
import { settle } from './settle.js';

interface Letter {
  readonly subject: string;
  readonly body: Uint8Array;
  readonly headers: MsgHdrs;
  readonly msgID: string;
}

/** Settles a message nobody sent; gives back what was said to the broker, in order. */
async function said(outcome: Outcome, publishing: (letter: Letter) => void = () => undefined) {
  const calls: unknown[] = [];
  const headers = natsHeaders();
  headers.set('ce-id', 'an id');
  headers.append('twice', '1');
  headers.append('twice', '2');
  headers.set('Nats-Msg-Id', 'an id');
  headers.set('nats-expected-stream', 'SCAN_REQUESTS');
  const message = {
    subject: 'scan.requested.site-1',
    data: new TextEncoder().encode('{"broken'),
    headers,
    info: { stream: 'SCAN_REQUESTS', streamSequence: 42 },
    ackAck: () => Promise.resolve(calls.push('ack')),
    nak: (ms: number) => calls.push(['nak', ms]),
    term: () => calls.push('term'),
  };
  const letters: Letter[] = [];
  const jetStream = {
    publish: (subject: string, body: Uint8Array, options: { headers: MsgHdrs; msgID: string }) => {
      const letter = { subject, body, ...options };
      publishing(letter);
      letters.push(letter);
      calls.push('dead letter');
      return Promise.resolve();
    },
  };
  const settled = settle(jetStream as unknown as JetStreamClient, message as unknown as JsMsg, outcome);
  const error: unknown = await settled.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return { calls, letters, error };
}

describe('settle', () => {
  it('says of each outcome what the broker understands', async () => {
    expect((await said(done)).calls).toEqual(['ack']);
    expect((await said(retry(1500, 'busy'))).calls).toEqual([['nak', 1500]]);
    expect((await said(reject('broken'))).calls).toEqual(['dead letter', 'term']);
    expect((await said(abandon('lost'))).calls).toEqual([]);
  });

  it('buries the message as it was, with the reason and without what the broker would act on', async () => {
    const { letters } = await said(reject('broken\r\nNats-Rollup: all \u{1F4A9}'));
    expect(letters).toHaveLength(1);
    const { subject, headers, body, msgID } = letters[0]!;
    expect(subject).toBe('scan.dead_lettered.site-1');
    expect(new TextDecoder().decode(body)).toBe('{"broken');
    expect(msgID).toBe('dead-letter:SCAN_REQUESTS:42');
    expect(Object.fromEntries(headers)).toEqual({
      'ce-id': ['an id'],
      twice: ['1', '2'],
      'dead-letter-reason': ['broken Nats-Rollup: all'],
      'dead-letter-subject': ['scan.requested.site-1'],
      'dead-letter-stream': ['SCAN_REQUESTS'],
      'dead-letter-sequence': ['42'],
      'dead-letter-body': ['kept'],
      'dead-letter-time': [expect.stringMatching(/^\d{4}-.*Z$/)],
    });
  });

  it('bounds the reason', async () => {
    const { letters } = await said(reject('x'.repeat(100_000)));
    expect(letters[0]!.headers.get('dead-letter-reason')).toHaveLength(1000);
  });

  it('keeps a message alive that could not be buried', async () => {
    const { calls, error } = await said(reject('broken'), () => {
      throw new Error('no stream');
    });
    expect(calls).toEqual([['nak', 5000]]);
    expect(error).toMatchObject({ message: 'no stream' });
  });

  it('leaves the body out when it is too large beside the reason', async () => {
    const { calls, letters } = await said(reject('broken'), ({ body }) => {
      if (body.length > 0) throw new NatsError('too large', ErrorCode.MaxPayloadExceeded);
    });
    expect(calls).toEqual(['dead letter', 'term']);
    expect(letters[0]!.body).toHaveLength(0);
    expect(letters[0]!.headers.get('dead-letter-body')).toBe('left_out');
  });
});
