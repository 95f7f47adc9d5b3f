import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { fixedKey, pausingAfterFailure } from './verification-keys.js';

const SPKI = { type: 'spki', format: 'pem' } as const;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ecPem = ec.publicKey.export(SPKI).toString();
const ecPrivatePem = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const edPem = generateKeyPairSync('ed25519').publicKey.export(SPKI).toString();
const rsaPem = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export(SPKI).toString();

describe('fixedKey', () => {
  it.each([
    ['P-256', ecPem, ['ES256']],
    ['Ed25519', edPem, ['EdDSA']],
    ['RSA', rsaPem, ['RS256']],
  ])('lets a %s key have its own algorithms only', (_, pem, algorithms) => {
    expect(fixedKey(pem, ['EdDSA', 'ES256', 'RS256']).algorithms).toEqual(algorithms);
  });

  it('stops the start when key and algorithms do not meet', () => {
    expect(() => fixedKey(ecPem, ['RS256'])).toThrow(/can have the algorithms ES256.*allows RS256/);
  });

  it('wants a public key and does not repeat what else is in the file', () => {
    expect(() => fixedKey(ecPrivatePem, ['ES256'])).toThrow(/must hold a public key/);
    expect(() => fixedKey('hunter2', ['ES256'])).not.toThrow(/hunter2/);
  });
});

describe('pausingAfterFailure', () => {
  const options = {
    headers: new Headers(),
    method: 'GET',
    redirect: 'manual',
    signal: new AbortController().signal,
  } as const;

  it('leaves a failed issuer in peace for a second, then asks again', async () => {
    let nowMs = 0;
    let asked = 0;
    const ask = pausingAfterFailure(
      () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('down')) : Promise.resolve(new Response('{}'));
      },
      () => nowMs,
    );
    await expect(ask('u', options)).rejects.toThrow('down');
    nowMs = 999;
    await expect(ask('u', options)).rejects.toThrow('just failed');
    expect(asked).toBe(1);
    nowMs = 1000;
    await expect(ask('u', options)).resolves.toMatchObject({ status: 200 });
    await expect(ask('u', options)).resolves.toMatchObject({ status: 200 });
    expect(asked).toBe(3);
  });

  it('counts a bad answer as a failure', async () => {
    let asked = 0;
    const ask = pausingAfterFailure(
      () => {
        asked += 1;
        return Promise.resolve(new Response('', { status: 500 }));
      },
      () => 0,
    );
    await ask('u', options);
    await expect(ask('u', options)).rejects.toThrow('just failed');
    expect(asked).toBe(1);
  });
});
