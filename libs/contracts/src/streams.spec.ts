import { describe, expect, it } from '@jest/globals';
import { EVENTS } from './events/index.js';
import { deadLetterSubject, RESULTS_CONSUMER, siteRequestsConsumer, STREAMS } from './streams.js';

const SITE = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const PLACE = { site_id: SITE, site_scan_id: '0197c0de-0000-7000-8000-000000000000' };
/** NATS wildcards as far as we use them: `*` is one token. */
const matches = (pattern: string, subject: string): boolean => {
  const [wanted, given] = [pattern.split('.'), subject.split('.')];
  return wanted.length === given.length && wanted.every((token, index) => token === '*' || token === given[index]);
};
const streamsOf = (subject: string) =>
  STREAMS.filter(({ subjects }) => subjects.some((pattern) => matches(pattern, subject))).map(({ name }) => name);

describe('the streams', () => {
  it('take every declared subject exactly once, in the stream that the event names', () => {
    for (const event of EVENTS) expect(streamsOf(event.subjectFor(PLACE))).toEqual([event.stream]);
  });

  it('want no subject that nothing is published to', () => {
    const published = [...EVENTS.map((event) => event.subjectFor(PLACE)), deadLetterSubject(SITE)];
    for (const pattern of STREAMS.flatMap(({ subjects }) => subjects)) {
      expect(published.some((subject) => matches(pattern, subject))).toBe(true);
    }
  });

  it('remember message ids for less time than they keep messages', () => {
    for (const stream of STREAMS) expect(stream.duplicateWindowMs).toBeLessThan(stream.maxAgeMs);
  });
});

describe('the consumers', () => {
  it('of a site takes its requests and nobody else’s', () => {
    const consumer = siteRequestsConsumer(SITE);
    expect(consumer).toMatchObject({ durable: `site-${SITE}`, filterSubject: `scan.requested.${SITE}` });
    expect(streamsOf(consumer.filterSubject!)).toEqual([consumer.stream]);
    expect(consumer.durable).toMatch(/^[A-Za-z0-9-]+$/);
  });

  it('of the centre takes all results', () => {
    expect(RESULTS_CONSUMER).toMatchObject({ stream: 'SCAN_RESULTS', filterSubject: null });
  });
});

describe('deadLetterSubject', () => {
  it('keeps a site id', () => {
    expect(deadLetterSubject(SITE)).toBe(`scan.dead_lettered.${SITE}`);
  });

  it.each(['', '*', '>', 'a.b', 'a b', 'a\r\nPUB x', 'ü', 'x'.repeat(65)])('makes `unknown` of %p', (token) => {
    expect(deadLetterSubject(token)).toBe('scan.dead_lettered.unknown');
    expect(streamsOf(deadLetterSubject(token))).toEqual(['SCAN_DEAD_LETTERS']);
  });
});
