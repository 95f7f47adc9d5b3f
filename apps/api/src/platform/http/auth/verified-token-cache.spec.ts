import { describe, expect, it } from '@jest/globals';
import type { Caller } from './caller.js';
import { VerifiedTokenCache } from './verified-token-cache.js';

const caller = (subject: string): Caller => ({ tenantId: 't', kind: 'user', subject, scopes: [] });
const NOW = 1_800_000_000_000;
const LATER = NOW + 3_600_000;

describe('VerifiedTokenCache', () => {
  it('remembers a token for as long as the policy says', () => {
    const cache = new VerifiedTokenCache({ maxEntries: 10, maxAgeMs: 60_000 });
    cache.put('h', { caller: caller('a'), expiresAtMs: LATER }, NOW);
    expect(cache.get('h', NOW + 59_999)?.subject).toBe('a');
    expect(cache.get('h', NOW + 60_000)).toBeUndefined();
    expect(cache.size).toBe(0);
  });

  it('is not kept alive by use', () => {
    const cache = new VerifiedTokenCache({ maxEntries: 10, maxAgeMs: 60_000 });
    cache.put('h', { caller: caller('a'), expiresAtMs: LATER }, NOW);
    cache.get('h', NOW + 50_000);
    expect(cache.get('h', NOW + 60_001)).toBeUndefined();
  });

  it('never trusts a token beyond its expiry', () => {
    const cache = new VerifiedTokenCache({ maxEntries: 10, maxAgeMs: 60_000 });
    cache.put('h', { caller: caller('a'), expiresAtMs: NOW + 1000 }, NOW);
    expect(cache.get('h', NOW + 999)).toBeDefined();
    expect(cache.get('h', NOW + 1000)).toBeUndefined();
    cache.put('gone', { caller: caller('a'), expiresAtMs: NOW }, NOW);
    expect(cache.size).toBe(0);
  });

  it('stays within its bound and drops what was not used for longest', () => {
    const cache = new VerifiedTokenCache({ maxEntries: 2, maxAgeMs: 60_000 });
    cache.put('1', { caller: caller('1'), expiresAtMs: LATER }, NOW);
    cache.put('2', { caller: caller('2'), expiresAtMs: LATER }, NOW);
    cache.get('1', NOW);
    cache.put('3', { caller: caller('3'), expiresAtMs: LATER }, NOW);
    expect(cache.size).toBe(2);
    expect(cache.get('2', NOW)).toBeUndefined();
    expect(cache.get('1', NOW)?.subject).toBe('1');
    expect(cache.get('3', NOW)?.subject).toBe('3');
  });

  it('forgets everything when told to', () => {
    const cache = new VerifiedTokenCache({ maxEntries: 2, maxAgeMs: 60_000 });
    cache.put('1', { caller: caller('1'), expiresAtMs: LATER }, NOW);
    cache.clear();
    expect(cache.get('1', NOW)).toBeUndefined();
  });

  it('does not let one token take two places', () => {
    const cache = new VerifiedTokenCache({ maxEntries: 2, maxAgeMs: 60_000 });
    cache.put('1', { caller: caller('1'), expiresAtMs: LATER }, NOW);
    cache.put('2', { caller: caller('2'), expiresAtMs: LATER }, NOW);
    cache.put('2', { caller: caller('2'), expiresAtMs: LATER }, NOW + 1);
    expect(cache.get('1', NOW + 1)).toBeDefined();
  });
});
