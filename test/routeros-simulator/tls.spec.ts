import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { profiles, RouterOsSimulator, type SimulatorOptions } from '../support/routeros-simulator/index.js';
import { RawClient, rowsOf } from './support/raw-client.js';

let router: RouterOsSimulator;
afterEach(() => router.stop());

async function start(options: Partial<SimulatorOptions>): Promise<void> {
  router = await RouterOsSimulator.start({ profile: profiles.v7_24.hardened, ...options });
}

async function secure(options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ host: router.host, port: router.port, ...options });
  await once(socket, 'secureConnect');
  return socket;
}

const ANONYMOUS = {
  ciphers: 'ADH-AES256-GCM-SHA384:@SECLEVEL=0',
  maxVersion: 'TLSv1.2',
  rejectUnauthorized: false,
} as const;

describe('api-ssl', () => {
  it('presents the certificate whose fingerprint it names', async () => {
    await start({ tls: 'certificate' });
    const socket = await secure({ rejectUnauthorized: false });
    const shown = socket.getPeerCertificate();
    expect(shown.fingerprint256).toBe(router.certificateFingerprint);
    expect(router.certificateFingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(Date.parse(shown.valid_to)).toBeGreaterThan(Date.now());
    const client = RawClient.over(socket);
    expect(await client.login()).toEqual([['!done']]);
    expect(rowsOf(await client.talk('/ip/arp/print'))).toHaveLength(3);
    expect(router.sessions[0]?.encrypted).toBe(true);
  });

  it('is self-signed, which a careful client refuses', async () => {
    await start({ tls: 'certificate' });
    await expect(secure({})).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it('may present an expired certificate', async () => {
    await start({ tls: 'expired-certificate' });
    const socket = await secure({ rejectUnauthorized: false });
    const shown = socket.getPeerCertificate();
    expect(Date.parse(shown.valid_to)).toBeLessThan(Date.parse('2020-01-02'));
    expect(shown.fingerprint256).toBe(router.certificateFingerprint);
    socket.destroy();
  });

  it('speaks anonymous Diffie-Hellman without a certificate', async () => {
    await start({ tls: 'anonymous' });
    const socket = await secure(ANONYMOUS);
    expect(socket.getCipher().name).toBe('ADH-AES256-GCM-SHA384');
    expect(router.certificateFingerprint).toBeNull();
    const client = RawClient.over(socket);
    await client.login();
    expect(rowsOf(await client.talk('/system/identity/print'))).toEqual([{ name: 'gw-riga-1' }]);
  });

  it('turns ordinary clients away when it has no certificate, and lives on', async () => {
    await start({ tls: 'anonymous' });
    await expect(secure({ rejectUnauthorized: false })).rejects.toMatchObject({ code: expect.stringMatching(/^E/) });
    const socket = await secure(ANONYMOUS);
    expect(await RawClient.over(socket).login()).toEqual([['!done']]);
  });

  it('resets beneath TLS too', async () => {
    await start({ tls: 'certificate', faults: { command: 'reset' } });
    const client = RawClient.over(await secure({ rejectUnauthorized: false }));
    await client.login();
    client.send('/ip/arp/print');
    expect(await client.ended()).toBe('reset');
  });

  it('can stall before the handshake', async () => {
    await start({ tls: 'certificate', faults: { connect: 'fin' } });
    await expect(secure({ rejectUnauthorized: false })).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});
