import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { eitherAborts, pause, unlessAborted } from './abort-signals.js';

const never = new Promise<never>(() => undefined);
const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

describe('unlessAborted', () => {
  it('gives the value and leaves no listener behind', async () => {
    const { signal } = new AbortController();
    await expect(unlessAborted(Promise.resolve(7), signal, () => undefined)).resolves.toBe(7);
    expect(listeners(signal)).toBe(0);
  });

  it('gives null once aborted, and the late value to whom it was promised', async () => {
    const stop = new AbortController();
    let arrive: (value: string) => void = () => undefined;
    const late: string[] = [];
    const arriving = new Promise<string>((resolve) => (arrive = resolve));
    const waiting = unlessAborted(arriving, stop.signal, (text) => late.push(text));
    stop.abort();
    await expect(waiting).resolves.toBeNull();
    arrive('late');
    await arriving;
    expect(late).toEqual(['late']);
    expect(listeners(stop.signal)).toBe(0);
  });

  it('gives null when it was aborted before', async () => {
    await expect(unlessAborted(never, AbortSignal.abort(), () => undefined)).resolves.toBeNull();
  });

  it('rejects as the value rejects, but not once nobody waits', async () => {
    const { signal } = new AbortController();
    await expect(unlessAborted(Promise.reject(new Error('no')), signal, () => undefined)).rejects.toThrow('no');
    expect(listeners(signal)).toBe(0);

    const stop = new AbortController();
    let fail: (error: Error) => void = () => undefined;
    const failing = new Promise<never>((_, reject) => (fail = reject));
    const waiting = unlessAborted(failing, stop.signal, () => undefined);
    stop.abort();
    await expect(waiting).resolves.toBeNull();
    fail(new Error('too late')); // an unhandled rejection would end the test run
    await expect(failing).rejects.toThrow('too late');
  });
});

describe('pause', () => {
  it('waits that long', async () => {
    const { signal } = new AbortController();
    const begun = performance.now();
    await pause(30, signal);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(28);
    expect(listeners(signal)).toBe(0);
  });

  it('ends at once when aborted, before or meanwhile', async () => {
    const stop = new AbortController();
    const waiting = pause(3_600_000, stop.signal);
    stop.abort();
    await waiting;
    await pause(3_600_000, stop.signal);
    expect(listeners(stop.signal)).toBe(0);
  });
});

describe('eitherAborts', () => {
  it.each([0, 1])('aborts with the reason of the one that aborts (%d)', (which) => {
    const sources = [new AbortController(), new AbortController()];
    const { signal } = eitherAborts(sources[0]!.signal, sources[1]!.signal);
    expect(signal.aborted).toBe(false);
    sources[which]!.abort(new Error('enough'));
    expect(signal.reason).toMatchObject({ message: 'enough' });
  });

  it('is aborted from the start when one is', () => {
    const { signal } = eitherAborts(new AbortController().signal, AbortSignal.abort(new Error('before')));
    expect(signal.reason).toMatchObject({ message: 'before' });
  });

  it('keeps nothing of a long-lived signal once forgotten', () => {
    const long = new AbortController();
    for (let i = 0; i < 100; i++) eitherAborts(new AbortController().signal, long.signal).forget();
    expect(listeners(long.signal)).toBe(0);
  });
});
