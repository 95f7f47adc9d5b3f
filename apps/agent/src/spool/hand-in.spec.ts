import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EncodedEvent } from '#contracts';
import type { EventPublisher } from '#jetstream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { HandIn } from './hand-in.js';
import { Spool } from './spool.js';
import { SpoolFullError } from './spool-error.js';
import type { SpooledResult } from './spooled-result.js';

const PLACE = { siteScanId: 'a scan', attempt: 1 };
const NEVER = new AbortController().signal;

/** A stream that takes what it is given when the spec says so. */
class Stream {
  /** Bodies under way, in the order in which they came, until they are taken or refused. */
  readonly underWay: { body: string; take: () => void; refuse: (error: Error) => void }[] = [];
  readonly taken: string[] = [];

  readonly publisher = {
    publishUntilStored: (event: EncodedEvent, signal: AbortSignal) =>
      new Promise<void>((resolve, refuse) => {
        const { body } = event;
        const take = () => {
          this.taken.push(body);
          resolve();
        };
        this.underWay.push({ body, take, refuse });
        signal.addEventListener('abort', () => refuse(new Error('stopped')));
      }),
  } as unknown as EventPublisher;

  /** Takes whatever comes, until this many are taken. */
  async takeAll(count: number): Promise<void> {
    while (this.taken.length < count) {
      this.underWay.shift()?.take();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }

  async untilUnderWay(count: number): Promise<void> {
    while (this.underWay.length < count) await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

let folder: string;
let stream: Stream;
let spool: Spool;
let handIn: HandIn;
let refused: string[];
let noRoom: number;

const start = async (maxBytes = 1024 ** 2): Promise<void> => {
  [stream, refused, noRoom] = [new Stream(), [], 0];
  spool = await Spool.open({ folder, maxBytes, onDamage: ({ lost }) => refused.push(`damaged ${lost?.key}`) });
  const troubles = { refused: ({ key }: { key: string }) => void refused.push(key), noRoom: () => void (noRoom += 1) };
  handIn = new HandIn(spool, stream.publisher, troubles);
};
const result = (n: number, change: Partial<SpooledResult> = {}): SpooledResult => ({
  ...PLACE,
  key: `host/${n}`,
  complete: true,
  keepUntil: '2999-01-01T00:00:00.000Z',
  event: { subject: 's', headers: {}, body: `body ${n}` },
  ...change,
});
const keep = (...numbers: number[]) => Promise.all(numbers.map((n) => handIn.keep(result(n))));
const numbersTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'siteward-hand-in-')), 'spool');
  await start();
});
afterEach(async () => {
  await handIn.stop();
  await rm(join(folder, '..'), { recursive: true });
});

describe('handing in', () => {
  it('is in order, eight at a time', async () => {
    await keep(...numbersTo(20));
    await stream.untilUnderWay(8);
    expect(stream.underWay.map(({ body }) => body)).toEqual(numbersTo(8).map((n) => `body ${n}`));
    await stream.takeAll(20);
    expect(stream.taken).toEqual(numbersTo(20).map((n) => `body ${n}`));
    await handIn.untilHandedIn(PLACE, NEVER);
  });

  it('goes on after a start with what was not handed in, before anything new', async () => {
    await keep(1, 2, 3);
    await stream.untilUnderWay(3);
    stream.underWay[0]!.take();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await handIn.stop();
    await start();
    await keep(4);
    await stream.takeAll(3);
    expect(stream.taken).toEqual(['body 2', 'body 3', 'body 4']);
  });

  it('is waited for by attempt, until it is done or somebody wants no more', async () => {
    await keep(1);
    const giveUp = new AbortController();
    const waiting = handIn.untilHandedIn(PLACE, giveUp.signal);
    await handIn.untilHandedIn({ ...PLACE, attempt: 2 }, NEVER);
    giveUp.abort();
    await expect(waiting).rejects.toThrow('aborted');
  });
});

describe('a result that can never be handed in', () => {
  it('ends its attempt, is told of with all that goes with it, and holds up nobody else', async () => {
    await keep(...numbersTo(10));
    await handIn.keep(result(11, { attempt: 2 }));
    await stream.untilUnderWay(8);
    const waiting = handIn.untilHandedIn(PLACE, NEVER);
    stream.underWay.splice(0, 1)[0]!.refuse(new Error('too large'));
    await expect(waiting).rejects.toThrow('too large');
    await expect(handIn.keep(result(12))).rejects.toThrow('too large');
    await stream.takeAll(8);
    await handIn.untilHandedIn({ ...PLACE, attempt: 2 }, NEVER);
    expect(refused).toEqual(['host/1', 'host/9', 'host/10']);
  });

  it('is forgotten when the request is given up, so that the last word can be said', async () => {
    await keep(1);
    await stream.untilUnderWay(1);
    stream.underWay.splice(0, 1)[0]!.refuse(new Error('too large'));
    await expect(handIn.untilHandedIn(PLACE, NEVER)).rejects.toThrow('too large');
    await handIn.forget(PLACE);
    expect(handIn.kept('a scan')).toEqual([]);
    await handIn.keep(result(2, { key: 'finished', complete: false }));
    await stream.takeAll(1);
    await handIn.untilHandedIn(PLACE, NEVER);
  });
});

describe('a spool that is full', () => {
  it('is told of once, is waited for, and keeps what it has', async () => {
    await handIn.stop();
    await start(400_000);
    const large = (n: number) => result(n, { event: { subject: 's', headers: {}, body: `${n}`.padEnd(100_000) } });
    await handIn.untilRoom(NEVER);
    for (const n of [1, 2, 3]) await handIn.keep(large(n));
    await expect(handIn.keep(large(4))).rejects.toThrow(SpoolFullError);
    const room = handIn.untilRoom(NEVER);
    const stopping = new AbortController();
    const never = handIn.untilRoom(stopping.signal);
    stopping.abort();
    await expect(never).rejects.toThrow('aborted');
    await stream.takeAll(3);
    await room;
    expect(noRoom).toBe(2); // once for each that waited
    expect(stream.taken.map((body) => body.trim())).toEqual(['1', '2', '3']);
  });
});
