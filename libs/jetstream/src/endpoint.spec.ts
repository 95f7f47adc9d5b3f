import { describe, expect, it } from '@jest/globals';
import { endpointOf } from './endpoint.js';

describe('endpointOf', () => {
  it('keeps host and port', () => {
    expect(endpointOf('nats://127.0.0.1:14222')).toEqual({
      address: '127.0.0.1:14222',
      websocket: null,
      tls: null,
      login: {},
    });
  });
  it('hands user and password on, decoded, and out of the address', () => {
    expect(endpointOf('nats://agent:p%40ss@broker.example:4222')).toMatchObject({
      address: 'broker.example:4222',
      login: { user: 'agent', pass: 'p@ss' },
    });
    const { websocket, login } = endpointOf('wss://agent:p%40ss@broker.example/nats');
    expect([websocket?.href, login.pass]).toEqual(['wss://broker.example/nats', 'p@ss']);
  });
  it('asks for TLS when the URL does', () => {
    expect(endpointOf('tls://broker.example:4222').tls).toEqual({});
    expect(endpointOf('wss://broker.example:8443', '/ca.pem').tls).toEqual({ caFile: '/ca.pem' });
    expect(endpointOf('ws://broker.example:8080', '/ca.pem').tls).toBeNull();
  });
  it('has the certificate held against the address where there is no name', () => {
    expect(endpointOf('tls://10.0.0.1:4222').tls).toEqual({ host: '10.0.0.1' });
    expect(endpointOf('tls://[fd00::1]:4222').tls).toEqual({ host: 'fd00::1' });
  });
  it('brackets IPv6', () => {
    expect(endpointOf('nats://[::1]:4222').address).toBe('[::1]:4222');
  });
  it.each([
    ['ws://broker.example', 'broker.example:80'],
    ['wss://broker.example/nats', 'broker.example:443'],
    ['wss://broker.example:8443', 'broker.example:8443'],
  ])('knows the port of %s', (url, address) => {
    expect(endpointOf(url)).toMatchObject({ address, websocket: new URL(url) });
  });
});
