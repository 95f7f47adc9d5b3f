import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Metrics } from './metrics.js';

let metrics: Metrics;

beforeEach(() => {
  metrics = new Metrics();
});
afterEach(() => metrics.onModuleDestroy());

const linesOf = async (name: string) => (await metrics.render()).split('\n').filter((line) => line.startsWith(name));

describe('Metrics', () => {
  it('tells of the process', async () => {
    expect(await linesOf('process_cpu_seconds_total ')).toHaveLength(1);
    expect(metrics.contentType).toMatch(/^text\/plain/);
  });

  it('counts, and shows what goes up and down', async () => {
    const counter = metrics.counter({ name: 'things_total', help: 'Things.', labelNames: ['kind'] });
    counter.inc({ kind: 'a' });
    counter.inc({ kind: 'a' }, 2);
    const gauge = metrics.gauge({ name: 'open', help: 'Open.' });
    gauge.inc();
    expect(await linesOf('things_total')).toEqual(['things_total{kind="a"} 3']);
    expect(await linesOf('open')).toEqual(['open 1']);
  });

  it('reads at the moment of asking, and forgets what is no more', async () => {
    let states = ['running', 'pending'];
    metrics.reading({ name: 'scans', help: 'Scans.', labelNames: ['state'] }, () =>
      Promise.resolve(states.map((state) => ({ labels: { state }, value: 2 }))),
    );
    expect(await linesOf('scans')).toEqual(['scans{state="running"} 2', 'scans{state="pending"} 2']);
    states = ['pending'];
    expect(await linesOf('scans')).toEqual(['scans{state="pending"} 2']);
  });

  it('leaves out what cannot be read, also where it has no labels, and shows the rest', async () => {
    metrics.reading({ name: 'broken', help: 'Broken.' }, () => Promise.reject(new Error('no database')));
    metrics.reading({ name: 'whole', help: 'Whole.' }, () => Promise.resolve([{ value: 7 }]));
    expect(await linesOf('broken')).toEqual([]);
    expect(await linesOf('whole')).toEqual(['whole 7']);
  });
});
