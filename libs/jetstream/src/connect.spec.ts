import { describe, expect, it } from '@jest/globals';
import { serverOf } from './connect.js';

describe('serverOf', () => {
  it('keeps host and port', () => {
    expect(serverOf('nats://127.0.0.1:14222')).toEqual({ servers: '127.0.0.1:14222' });
  });
  it('hands user and password on, decoded, and out of the address', () => {
    expect(serverOf('nats://agent:p%40ss@broker.example:4222')).toEqual({
      servers: 'broker.example:4222',
      user: 'agent',
      pass: 'p@ss',
    });
  });
  it('asks for TLS when the URL does', () => {
    expect(serverOf('tls://broker.example:4222')).toEqual({ servers: 'broker.example:4222', tls: {} });
  });
  it('has the certificate held against the address where there is no name', () => {
    expect(serverOf('tls://10.0.0.1:4222').tls).toEqual({ host: '10.0.0.1' });
    expect(serverOf('tls://[fd00::1]:4222').tls).toEqual({ host: 'fd00::1' });
  });
  it('brackets IPv6', () => {
    expect(serverOf('nats://[::1]:4222').servers).toBe('[::1]:4222');
  });
});
