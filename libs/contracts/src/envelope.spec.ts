import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { type Envelope, fromHeaders, sentenceOf, toHeaders } from './envelope.js';

const envelope: Envelope = {
  id: '0191d2a4-9c1e-7c3a-8a55-3f1b2c4d5e6f',
  type: 'siteward.scan.started.v1',
  source: '/sites/a/agents/b',
  time: '2026-05-04T03:02:01.000Z',
  subject: 'a scan',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};

describe('an envelope', () => {
  it('comes back from its headers as it was', () => {
    const texts = fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.uuid(),
        texts,
        texts,
        fc.date({ noInvalidDate: true, min: new Date(0) }),
        (id, source, subject, at) => {
          const written = { ...envelope, id, source, subject, time: at.toISOString(), traceparent: null };
          fc.pre(at.getUTCFullYear() < 10_000);
          expect(fromHeaders(toHeaders(written))).toEqual({ ok: true, envelope: written });
        },
      ),
    );
  });

  it('is read whatever the case of the header names', () => {
    const shouted = Object.fromEntries(
      Object.entries(toHeaders(envelope)).map(([key, value]) => [key.toUpperCase(), value]),
    );
    expect(fromHeaders(shouted)).toEqual({ ok: true, envelope });
  });

  it('goes without a trace that is none, because a trace is only a help', () => {
    for (const traceparent of ['', 'rubbish', `00-${'0'.repeat(31)}-${'0'.repeat(16)}-01`]) {
      expect(fromHeaders({ ...toHeaders(envelope), traceparent })).toEqual({
        ok: true,
        envelope: { ...envelope, traceparent: null },
      });
    }
    expect(toHeaders({ ...envelope, traceparent: null })).not.toHaveProperty('traceparent');
  });

  it.each([
    ['ce-specversion', '0.3'],
    ['ce-id', 'not-a-uuid'],
    ['ce-type', ''],
    ['ce-source', 's'.repeat(257)],
    ['ce-time', 'yesterday'],
    ['ce-time', '2026-05-04T03:02:01'],
    ['ce-subject', ''],
    ['content-type', 'text/plain'],
  ])('is refused when %s is %p, and the reason names the header', (name, value) => {
    const read = fromHeaders({ ...toHeaders(envelope), [name]: value });
    expect(read).toMatchObject({
      ok: false,
      reason: expect.stringContaining(`not a CloudEvent: ${name}: `) as unknown,
    });
  });

  it('is refused when a header is missing, each one named', () => {
    const read = fromHeaders({});
    expect(read.ok).toBe(false);
    for (const name of ['ce-specversion', 'ce-id', 'ce-type', 'ce-source', 'ce-time', 'ce-subject', 'content-type']) {
      expect(read).toMatchObject({ reason: expect.stringContaining(name) as unknown });
    }
  });
});

describe('sentenceOf', () => {
  it('is bounded and does not repeat the value', () => {
    const secret = 'hunter2';
    const read = z.array(z.int()).safeParse(Array.from({ length: 1000 }, () => secret));
    const sentence = sentenceOf(read.error!);
    expect(sentence).toMatch(/^0: /);
    expect(sentence.length).toBeLessThanOrEqual(900);
    expect(sentence).not.toContain(secret);
  });
});
