import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeEvent, encodeEvent } from './encode-event.js';
import { EVENTS, ScanFinished, ScanHostObserved, ScanStarted } from './events/index.js';

const SITE = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const OTHER_SITE = '2b4e28ba-2fa1-41d2-883f-0016d3cca427';
const envelope = {
  id: '0191d2a4-9c1e-7c3a-8a55-3f1b2c4d5e6f',
  source: `/sites/${SITE}/agents/box`,
  time: '2026-05-04T03:02:01.000Z',
  subject: '3b4e28ba-2fa1-41d2-883f-0016d3cca427',
  traceparent: null,
};
const started = (name = 'box'): ScanStarted => ({
  scan_id: '3b4e28ba-2fa1-41d2-883f-0016d3cca427',
  site_scan_id: '4b4e28ba-2fa1-41d2-883f-0016d3cca427',
  site_id: SITE,
  attempt: 1,
  started_at: '2026-05-04T03:02:01.000Z',
  agent: { name, version: '1.0.0', nmap_version: null },
});
const encoded = (name?: string) => encodeEvent(ScanStarted, SITE, envelope, started(name));
const withBody = (body: unknown) => ({ ...encoded(), body: JSON.stringify(body) });

describe('an encoded event', () => {
  it('comes back as it was, whatever text is in it, lone surrogates included', () => {
    const text = fc.oneof(
      fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
      fc.constantFrom('\ud800', '\udfff tail', '\u0000', '\u2028', '"\\', '__proto__'),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 1_000_000 }), (name, attempt) => {
        fc.pre(name.length <= 128);
        const payload = { ...started(name), attempt };
        const message = encodeEvent(ScanStarted, SITE, envelope, payload);
        const overTheWire = { ...message, body: Buffer.from(message.body, 'utf8').toString('utf8') };
        expect(decodeEvent(EVENTS, overTheWire)).toEqual({
          ok: true,
          event: ScanStarted,
          envelope: { ...envelope, type: ScanStarted.ceType },
          payload,
        });
      }),
    );
  });

  it('goes to the subject of the site, with its type in the headers', () => {
    expect(encoded()).toMatchObject({
      subject: `scan.started.${SITE}`,
      headers: { 'ce-type': 'siteward.scan.started.v1', 'ce-id': envelope.id, 'content-type': 'application/json' },
    });
  });
});

describe('encodeEvent refuses', () => {
  it('a key that is not declared, at any depth', () => {
    const stray = { ...started(), hostname: 'secret' };
    const strayInside = { ...started(), agent: { ...started().agent, password: 'secret' } };
    expect(() => encodeEvent(ScanStarted, SITE, envelope, stray)).toThrow(/as built is not as declared.*hostname/);
    expect(() => encodeEvent(ScanStarted, SITE, envelope, strayInside)).toThrow(/agent.*password/);
  });

  it('a payload about another site than it is sent for, which every reader would take for forged', () => {
    expect(() => encodeEvent(ScanStarted, OTHER_SITE, envelope, started())).toThrow(/site/);
  });

  it('an envelope that no reader would accept', () => {
    expect(() => encodeEvent(ScanStarted, SITE, { ...envelope, id: 'one' }, started())).toThrow(/ce-id/);
    expect(() => encodeEvent(ScanStarted, SITE, { ...envelope, source: '' }, started())).toThrow(/ce-source/);
  });
});

describe('decodeEvent', () => {
  it('drops what a newer sender adds, at any depth', () => {
    const newer = { ...started(), later: 1, agent: { ...started().agent, later: { deep: 2 } } };
    expect(decodeEvent(EVENTS, withBody(newer))).toMatchObject({ ok: true, payload: started() });
    expect(JSON.stringify(decodeEvent(EVENTS, withBody(newer)))).not.toContain('later');
  });

  it('refuses what is missing or wrong, naming the place but not the value', () => {
    const wrong = { ...started(), agent: { ...started().agent, version: ['a value'] } };
    const read = decodeEvent(EVENTS, withBody(wrong));
    expect(read).toMatchObject({ ok: false, reason: expect.stringContaining('agent.version') as unknown });
    expect(JSON.stringify(read)).not.toContain('a value');
  });

  it('refuses a payload that names another site than the subject', () => {
    for (const message of [
      withBody({ ...started(), site_id: OTHER_SITE }),
      { ...encoded(), subject: `scan.started.${OTHER_SITE}` },
      { ...encoded(), subject: `scan.finished.${SITE}` },
    ]) {
      expect(decodeEvent(EVENTS, message)).toEqual({
        ok: false,
        reason: 'siteward.scan.started.v1: the site in the payload is not the site of the subject',
      });
    }
  });

  it('refuses a type it does not know, or does not know here', () => {
    const unknown = { ...encoded(), headers: { ...encoded().headers, 'ce-type': 'siteward.scan.started.v9' } };
    expect(decodeEvent(EVENTS, unknown)).toEqual({ ok: false, reason: 'unknown event type siteward.scan.started.v9' });
    expect(decodeEvent([ScanFinished, ScanHostObserved], encoded())).toMatchObject({ ok: false });
  });

  it.each(['', 'not json', '{"scan_id":', '[]', 'null', '"text"', '\ufeff{}', '['.repeat(100_000)])(
    'refuses a body that is no JSON object, without throwing: %.20p',
    (body) => {
      expect(decodeEvent(EVENTS, { ...encoded(), body })).toMatchObject({ ok: false });
    },
  );

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), fc.json(), (headers, subject, body) => {
        expect(decodeEvent(EVENTS, { subject, headers: { ...encoded().headers, ...headers }, body }).ok).toBe(false);
      }),
    );
  });
});
