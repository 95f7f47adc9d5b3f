import { describe, expect, it } from '@jest/globals';
import { explainSocketError } from './connection-fault.js';
import { answerChallenge, isChallenge } from './legacy-login.js';
import { Lifeline } from './lifeline.js';
import { RouterOsError } from './routeros-error.js';
import { isSecretProperty } from './secret-properties.js';
import { sameFingerprint, tlsOptionsFor } from './tls-options.js';

describe('isSecretProperty', () => {
  it.each([
    'password',
    'secret',
    'secrets',
    'private-key',
    'ipsec-secret',
    'wpa2-pre-shared-key',
    'PASSWORD',
    'security.passphrase',
    'static-key-1',
    'authentication-password',
    'preshared-key',
  ])('%s is one', (name) => {
    expect(isSecretProperty(name)).toBe(true);
  });

  it.each([
    'always-allow-password-login',
    'password-authentication',
    'minimum-password-length',
    'authentication-protocol',
    'key-type',
    'host-key-size',
    'name',
  ])('%s is none', (name) => {
    expect(isSecretProperty(name)).toBe(false);
  });
});

describe('answerChallenge', () => {
  const challenge = '93b438ec9b80057c06dd9fe67d56aa9a';
  it.each([
    ['', '00e134102a9d330dd7b1849fedfea3cb57'],
    ['test', '006ce8434a07ce6e47f59efab1386a8996'],
    ['пароль', '008282e2b43134978edf8caed8fb4d5e43'],
  ])('hashes the bytes of %p', (password, expected) => {
    expect(answerChallenge(password, challenge)).toBe(expected);
  });

  it('is asked for by 16 bytes in hexadecimal only', () => {
    expect([challenge, challenge.slice(2), 'ok'].map(isChallenge)).toEqual([true, false, false]);
  });
});

describe('TLS', () => {
  it('is never used by accident and never without the check its mode stands for', () => {
    expect(tlsOptionsFor({ mode: 'plain' }, 'r')).toBeNull();
    expect(tlsOptionsFor({ mode: 'verified' }, 'gate.example')).toEqual({
      servername: 'gate.example',
      rejectUnauthorized: true,
    });
    expect(tlsOptionsFor({ mode: 'verified' }, '192.0.2.1')).toEqual({ rejectUnauthorized: true });
    expect(tlsOptionsFor({ mode: 'anonymous' }, 'r')?.ciphers).toMatch(/^ADH/);
    expect(tlsOptionsFor({ mode: 'pinned', fingerprint: 'x' }, 'r')?.ciphers).toBeUndefined();
  });

  it('compares fingerprints whatever the notation, and a missing one equals nothing', () => {
    expect(sameFingerprint('AB:'.repeat(31) + 'AB', 'ab'.repeat(32))).toBe(true);
    expect(sameFingerprint('', '')).toBe(false);
    expect(sameFingerprint('ab'.repeat(32), 'none')).toBe(false);
    expect(sameFingerprint('ab'.repeat(31), 'ab'.repeat(31))).toBe(false);
  });
});

describe('explainSocketError', () => {
  it.each([
    ['ECONNREFUSED', false, 'connect_failed'],
    ['ENOTFOUND', false, 'connect_failed'],
    ['ECONNRESET', true, 'connection_lost'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false, 'tls_untrusted'],
    ['CERT_HAS_EXPIRED', false, 'tls_untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', false, 'tls_untrusted'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', false, 'tls_untrusted'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', false, 'not_the_api'],
  ])('%s (established: %p) is %s', (code, established, expected) => {
    const cause = Object.assign(new Error('x'), { code });
    const error = explainSocketError(cause, 'r:8728', established);
    expect(error.code).toBe(expected);
    expect(error.message).toContain(code);
    expect(error.message).toContain(error.remedy);
    expect(error.cause).toBe(cause);
  });
});

describe('the life of a session', () => {
  const error = new RouterOsError('connection_lost', 'gone.');

  it('tells who waits what ended it, once, and starts nothing afterwards', async () => {
    let ends = 0;
    const life = new Lifeline(() => (ends += 1));
    const waiting = life.wait(
      60_000,
      () => error,
      () => undefined,
    );
    life.cut(error);
    life.cut(new RouterOsError('timed_out', 'later.'));
    await expect(waiting).rejects.toBe(error);
    let started = false;
    await expect(
      life.wait(
        60_000,
        () => error,
        () => (started = true),
      ),
    ).rejects.toBe(error);
    expect([ends, started]).toEqual([1, false]);
  });

  it('ends when a wait takes too long', async () => {
    const life = new Lifeline(() => undefined);
    const late = new RouterOsError('timed_out', 'late.');
    await expect(
      life.wait(
        1,
        () => late,
        () => undefined,
      ),
    ).rejects.toBe(late);
    expect(life.over).toBe(late);
  });

  it('goes on after a wait that was answered', async () => {
    const life = new Lifeline(() => undefined);
    await expect(
      life.wait<number>(
        60_000,
        () => error,
        (resolve) => {
          resolve(7);
        },
      ),
    ).resolves.toBe(7);
    expect(life.over).toBeNull();
  });
});
