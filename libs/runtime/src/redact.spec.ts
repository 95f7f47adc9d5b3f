import { describe, expect, it } from '@jest/globals';
import { redact, redactText } from './redact.js';

const JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';

const API_KEY = `swk_${'0a'.repeat(16)}_${'aZ-_9'.repeat(8)}abc`;

describe('redactText', () => {
  it.each([
    ['connect postgres://app:hunter2@db:5432/x failed', 'connect postgres://[redacted]@db:5432/x failed'],
    ['nats://hunter2@broker:4222', 'nats://[redacted]@broker:4222'],
    ['Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    [`token was ${JWT}!`, 'token was [redacted]!'],
    [`the key ${API_KEY} is gone`, 'the key [redacted] is gone'],
    [`a=${API_KEY}&b=x_${API_KEY.slice(0, 50)}`, 'a=[redacted]&b=x_[redacted]'],
    [`enroll --token swe_${'aZ-_9'.repeat(8)}abc`, 'enroll --token [redacted]'],
    [`seed SU${'AKEQF6OM'.repeat(7)}, SO${'2'.repeat(56)}`, 'seed [redacted], [redacted]'],
    [`public key U${'A'.repeat(55)}`, `public key U${'A'.repeat(55)}`],
    ['https://issuer.example/keys?a=b@c', 'https://issuer.example/keys?a=b@c'],
    ['nothing to hide here', 'nothing to hide here'],
  ])('%s', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it('bounds the text', () => {
    expect(redactText('x'.repeat(1_000_000)).length).toBeLessThan(10_000);
  });
});

describe('redact', () => {
  it('censors what sounds secret, at any depth, and keeps the rest', () => {
    const logged = redact({
      headers: { authorization: 'Bearer x', 'set-cookie': ['a'], host: 'h' },
      list: [{ password: 'p', user: 'u' }],
      accessToken: { nested: 1 },
      requestId: 'r-1',
    });
    expect(logged).toEqual({
      headers: { authorization: '[redacted]', 'set-cookie': '[redacted]', host: 'h' },
      list: [{ password: '[redacted]', user: 'u' }],
      accessToken: '[redacted]',
      requestId: 'r-1',
    });
  });

  it('keeps an error, its own fields and its causes, cleaned', () => {
    const cause = Object.assign(new Error('connect to postgres://a:b@db'), { code: 'ECONNREFUSED', password: 'p' });
    const logged = redact(new TypeError('outer', { cause }));
    expect(logged).toMatchObject({
      type: 'TypeError',
      message: 'outer',
      stack: expect.stringContaining('redact.spec'),
      cause: { code: 'ECONNREFUSED', password: '[redacted]', message: 'connect to postgres://[redacted]@db' },
    });
  });

  it('ends on a circle and bounds wide values', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(JSON.stringify(redact(circle))).toContain('[deeper]');
    expect(redact(Array.from({ length: 10_000 }, () => 1))).toHaveLength(50);
    expect(redact(Buffer.alloc(4096))).toBe('[4096 bytes]');
  });
});
