import { describe, expect, it } from '@jest/globals';
import { ErrorCode, type JetStreamClient, NatsError } from 'nats';
import { EventPublisher } from './publisher.js';

const EVENT = { subject: 'scan.finished.site', headers: { 'ce-id': 'an-id' }, body: '{}' };

/** A stream that answers with these errors, one after the other, and then takes the message. */
function streamThatFails(...errors: readonly Error[]): { publisher: EventPublisher; tries: () => number } {
  let tries = 0;
  const publish = (): Promise<unknown> => {
    const error = errors[tries++];
    return error === undefined ? Promise.resolve({ seq: 1 }) : Promise.reject(error);
  };
  return { publisher: new EventPublisher({ publish } as unknown as JetStreamClient), tries: () => tries };
}

const refused = (code: string, errCode?: number): NatsError => {
  const error = new NatsError('refused', code);
  if (errCode !== undefined) error.api_error = { code: 400, err_code: errCode, description: 'refused' };
  return error;
};

describe('publishUntilStored', () => {
  it('tries again what may pass: no answer, nobody there, a stream that is full', async () => {
    const { publisher, tries } = streamThatFails(refused(ErrorCode.Timeout), refused(ErrorCode.NoResponders));
    await publisher.publishUntilStored(EVENT, new AbortController().signal);
    expect(tries()).toBe(3);
  });

  it.each([
    ['too large for the broker', refused(ErrorCode.MaxPayloadExceeded)],
    ['too large for the stream', refused('400', 10_054)],
    ['with a header no message can have', refused(ErrorCode.BadHeader)],
  ])('rejects at once when the message is %s', async (_, error) => {
    const { publisher, tries } = streamThatFails(error, error, error);
    await expect(publisher.publishUntilStored(EVENT, new AbortController().signal)).rejects.toBe(error);
    expect(tries()).toBe(1);
  });

  it('rejects once the signal aborts', async () => {
    const { publisher } = streamThatFails(...Array.from({ length: 100 }, () => refused(ErrorCode.Timeout)));
    const giveUp = new AbortController();
    const stored = publisher.publishUntilStored(EVENT, giveUp.signal);
    giveUp.abort(new Error('somebody else has it'));
    await expect(stored).rejects.toThrow('somebody else has it');
  });
});
