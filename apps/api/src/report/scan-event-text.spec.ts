import type { ScanEventMessage, ScanProgressMessage } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import { HEARTBEAT, STREAM_BEGINS, streamText } from './event-stream.js';
import { type ScanEventSource, scanEventText, type ScanLook } from './scan-event-text.js';

const SCAN = '0199a2c4-5d1e-7c3a-9b2f-7d1b3e9c5a1d';
const event = (sequence: number): ScanEventMessage => ({
  ...{ scan_id: SCAN, sequence, type: 'host_observed', at: '2026-11-23T12:00:00.000Z', site_scan_id: null },
  payload: { address: '10.77.0.11', note: 'two\nlines' },
});
const progress = (percent: number): ScanProgressMessage => ({
  ...{ scan_id: SCAN, state: 'running', percent, phase: null, hosts_found: null, hosts_done: null },
  ...{ last_heard_at: null, sites: [] },
});
const look = (change: Partial<ScanLook> = {}): ScanLook => ({
  ...{ events: [], more: false, progress: progress(0), isOver: false },
  ...change,
});

/** What a stream says that finds these looks, and waits as told in between; and after which event each look was asked for. */
async function told(looks: readonly ScanLook[], waits: readonly ('new' | 'silent' | 'closed')[] = [], after = 0) {
  const asked: number[] = [];
  const waiting = [...waits];
  const source: ScanEventSource = {
    look: (sequence) => {
      asked.push(sequence);
      return Promise.resolve(looks[asked.length - 1]!);
    },
    next: () => Promise.resolve(waiting.shift() ?? 'closed'),
  };
  const pieces: string[] = [];
  for await (const piece of scanEventText(source, after)) pieces.push(piece);
  return { pieces, asked };
}

describe('scanEventText', () => {
  it('reads on after the last event it told of, without waiting while there is more', async () => {
    const looks = [look({ events: [event(6), event(7)], more: true }), look({ events: [event(8)], isOver: true })];
    const { pieces, asked } = await told(looks, [], 5);
    expect(asked).toEqual([5, 7]);
    const ids = [...pieces.join('').matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
    expect(ids).toEqual([6, 7, 8]);
    expect(pieces.at(-1)).toBe(streamText({ event: 'end', data: progress(0) }));
  });

  it('tells how far the scan has come only when that has changed', async () => {
    const looks = [look(), look(), look({ progress: progress(10) }), look({ progress: progress(10) })];
    const { pieces } = await told(looks, ['new', 'new', 'new', 'closed']);
    const expected = [0, 10].map((percent) => streamText({ event: 'progress', data: progress(percent) }));
    expect(pieces).toEqual([STREAM_BEGINS, ...expected]);
  });

  it('keeps a silent connection alive, and looks again after the silence', async () => {
    const { pieces, asked } = await told([look(), look(), look()], ['silent', 'silent', 'closed']);
    expect(pieces.filter((piece) => piece === HEARTBEAT)).toHaveLength(2);
    expect(asked).toHaveLength(3);
  });

  it('says no end when it is closed before the scan is over', async () => {
    const { pieces } = await told([look({ events: [event(1)] })], ['closed']);
    expect(pieces.join('')).not.toContain('event: end');
  });
});

describe('streamText', () => {
  it('is one block of lines, whatever the data holds', () => {
    const text = streamText({ event: 'host_observed', id: 1, data: event(1) });
    expect(text.split('\n')).toHaveLength(5);
    expect(JSON.parse(/^data: (.*)$/m.exec(text)![1]!)).toEqual(event(1));
  });
});
