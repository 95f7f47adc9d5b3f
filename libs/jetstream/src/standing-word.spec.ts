import { randomUUID } from 'node:crypto';
import { setImmediate as soon } from 'node:timers/promises';
import { encodeEvent, ScanCancelled } from '#contracts';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Events, headers as natsHeaders, type Msg, type NatsConnection, NatsError } from 'nats';
import { StandingWord } from './standing-word.js';

const PLACE = { site_id: '1b4e28ba-2fa1-41d2-883f-0016d3cca427', site_scan_id: '0193a0a0-0000-7000-8000-000000000002' };
const SUBJECT = `scan.cancelled.${PLACE.site_id}.${PLACE.site_scan_id}`;
const ASK_EVERY_MS = 5_000;

function word(change: Partial<ScanCancelled> = {}): Msg {
  const payload = {
    ...PLACE,
    scan_id: '0193a0a0-0000-7000-8000-000000000001',
    intent: 'stop' as const,
    requested_at: '2026-11-24T12:00:00.000Z',
    ...change,
  };
  const envelope = { id: randomUUID(), source: '/centre', time: payload.requested_at, subject: payload.scan_id };
  const encoded = encodeEvent(ScanCancelled, payload.site_id, { ...envelope, traceparent: null }, payload);
  const headers = natsHeaders();
  for (const [name, value] of Object.entries(encoded.headers)) headers.set(name, value);
  return { subject: encoded.subject, headers, string: () => encoded.body } as Msg;
}

const nothingSaid = (): Msg => ({ headers: natsHeaders(404, 'Message Not Found') }) as Msg;

/** A broker that answers as the test says, and through which the test speaks. */
function broker(answer: () => Msg | Error = nothingSaid) {
  const asked: string[] = [];
  const statuses: ((type: string) => void)[] = [];
  let hear: (error: NatsError | null, message: Msg) => void = () => undefined;
  let listening = '';
  let ended = false;
  const connection = {
    subscribe: (subject: string, options: { callback: typeof hear }) => {
      listening = subject;
      hear = options.callback;
      return { unsubscribe: () => (listening = '') };
    },
    request: (subject: string) => {
      asked.push(subject);
      const said = answer();
      return said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
    },
    status: () => ({
      stop: () => (ended = true),
      [Symbol.asyncIterator]: () => ({
        next: () =>
          new Promise((resolve) => statuses.push((type) => resolve({ done: false, value: { type, data: '' } }))),
      }),
    }),
  };
  return {
    connection: connection as unknown as NatsConnection,
    asked,
    listening: () => listening,
    ended: () => ended,
    say: (message: Msg) => hear(null, message),
    fail: (error: NatsError) => hear(error, {} as Msg),
    reconnect: () => statuses.shift()?.(Events.Reconnect),
  };
}

const open: StandingWord<typeof ScanCancelled>[] = [];
function waitOn({ connection }: { connection: NatsConnection }, refusal: string | null = null) {
  const troubles: string[] = [];
  const standing = new StandingWord({
    connection,
    event: ScanCancelled,
    place: PLACE,
    askEveryMs: ASK_EVERY_MS,
    refuse: () => refusal,
    onTrouble: (reason) => troubles.push(reason),
  });
  open.push(standing);
  return { standing, troubles };
}

afterEach(() => {
  for (const standing of open.splice(0)) standing.close();
  jest.useRealTimers();
});

describe('StandingWord', () => {
  it('hears the word live, among those about other site scans', () => {
    const nats = broker();
    const { standing, troubles } = waitOn(nats);
    expect(nats.listening()).toBe(`scan.cancelled.${PLACE.site_id}.*`);
    nats.say(word({ site_scan_id: '0193a0a0-0000-7000-8000-00000000000f' }));
    expect(standing.signal.aborted).toBe(false);
    nats.say(word());
    expect(standing.signal.aborted).toBe(true);
    expect(troubles).toEqual([]);
  });

  it('asks for exactly the one subject, and knows the word that was said before', async () => {
    const nats = broker(() => word());
    const { standing } = waitOn(nats);
    await standing.ask();
    expect(nats.asked).toEqual([`$JS.API.DIRECT.GET.SCAN_REQUESTS.${SUBJECT}`]);
    expect(standing.signal.aborted).toBe(true);
    await standing.ask();
    expect(nats.asked).toHaveLength(1); // it is known
  });

  it('takes no message for no word', async () => {
    const { standing, troubles } = waitOn(broker());
    await standing.ask();
    expect(standing.signal.aborted).toBe(false);
    expect(troubles).toEqual([]);
  });

  it('asks every so often, and after a reconnect', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    let said = nothingSaid;
    const nats = broker(() => said());
    const { standing } = waitOn(nats);
    jest.advanceTimersByTime(ASK_EVERY_MS);
    await soon();
    expect(nats.asked).toHaveLength(1);
    nats.reconnect();
    await soon();
    expect(nats.asked).toHaveLength(2);
    said = word;
    jest.advanceTimersByTime(ASK_EVERY_MS);
    await soon();
    expect(standing.signal.aborted).toBe(true);
  });

  it.each<[string, () => Msg, RegExp]>([
    [
      'of another site than its subject',
      () => ({ ...word({ site_id: randomUUID() }), subject: SUBJECT }),
      /the site in/,
    ],
    ['that is no event', () => ({ ...word(), headers: natsHeaders() }), /not a CloudEvent/],
    ['whose body is rubbish', () => ({ ...word(), string: () => '{' }), /siteward\.scan\.cancelled\.v1: /],
  ])('ignores a word %s, and says so once', async (_, forged, reason) => {
    const nats = broker(forged);
    const { standing, troubles } = waitOn(nats);
    nats.say(forged());
    await standing.ask();
    expect(standing.signal.aborted).toBe(false);
    expect(troubles).toEqual([expect.stringMatching(reason)]);
    nats.say(word()); // and the right one still counts
    expect(standing.signal.aborted).toBe(true);
  });

  it('ignores a word its caller refuses', () => {
    const nats = broker();
    const { standing, troubles } = waitOn(nats, 'of another scan');
    nats.say(word());
    expect(standing.signal.aborted).toBe(false);
    expect(troubles).toEqual(['ignored: of another scan']);
  });

  it('says once that it cannot ask, and again after an answer in between', async () => {
    let answer: Msg | Error = new Error('TIMEOUT');
    const nats = broker(() => answer);
    const { standing, troubles } = waitOn(nats);
    await standing.ask();
    await standing.ask();
    expect(troubles).toEqual(['it could not be asked for: TIMEOUT']);
    answer = nothingSaid();
    await standing.ask();
    answer = new Error('TIMEOUT');
    await standing.ask();
    expect(troubles).toHaveLength(2);
    answer = { headers: natsHeaders(408, 'Bad Request') } as Msg;
    await standing.ask();
    expect(troubles.at(-1)).toContain('the broker answered 408 Bad Request');
  });

  it('says when it may not listen, and still asks', async () => {
    const nats = broker(() => word());
    const { standing, troubles } = waitOn(nats);
    nats.fail(new NatsError('permissions violation', 'PERMISSIONS_VIOLATION'));
    expect(troubles).toEqual(['it cannot be listened to: permissions violation']);
    await standing.ask();
    expect(standing.signal.aborted).toBe(true);
  });

  it('leaves nothing behind', () => {
    const nats = broker();
    const { standing } = waitOn(nats);
    standing.close();
    expect([nats.listening(), nats.ended()]).toEqual(['', true]);
  });
});
