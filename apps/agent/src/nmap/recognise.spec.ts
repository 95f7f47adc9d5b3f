import type { ServiceFacts } from '#contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recognise, withOwnReading } from './recognise.js';

const get = (text: string) => [{ probe: 'GetRequest', text }];
const server = (header: string) => recognise(get(`HTTP/1.1 200 OK\r\nDate: x\r\n${header}\r\n\r\nhi`));
const http = (product: string | null, version: string | null, extra_info: string | null = null) => ({
  name: 'http',
  product,
  version,
  extra_info,
});

describe('recognise HTTP', () => {
  it.each([
    ['Server: Foo/1.2', http('Foo', '1.2')],
    ['server:Foo/1.2 (x)', http('Foo', '1.2', '(x)')],
    ['SERVER: \tFoo/v1.2(x)', http('Foo', '1.2', '(x)')],
    ['Server: Foo/1.2 Bar/3', http('Foo', '1.2', 'Bar/3')],
    ['Server: Foo', http('Foo', null)],
    ['Server: Foo/beta', http('Foo', null, '/beta')],
    ['Server: Some  Box (rev 7)', http('Some Box', null, '(rev 7)')],
    ['Server: Some Box lib/1.2', http('Some Box', null, 'lib/1.2')], // the library is 1.2, not the box
    ['Server: /1.2', http(null, null, '/1.2')],
    ['Server: Fo\x1b[2Jo\u202E/1.2', http('Fo[2Jo', '1.2')],
    ['Server:', http(null, null)],
    ['X-Server: Foo/1.2', http(null, null)],
    ['Via: Server: Foo/1.2', http(null, null)],
  ])('%s', (header, expected) => {
    expect(server(header)).toEqual(expected);
  });

  it('reads no header out of the body, and none that is cut off', () => {
    expect(recognise(get('HTTP/1.0 404 Not Found\r\n\r\nx\r\nServer: Foo/1.2\r\n'))).toEqual(http(null, null));
    expect(recognise(get('HTTP/1.0 404 Not Found\r\nServer: Foo/1.2'))).toEqual(http(null, null)); // may be 1.25
    expect(recognise(get('HTTP/1.0 404 Not Found\nServer: Foo/1.2\n\nx'))).toEqual(http('Foo', '1.2'));
  });

  it('takes the first answer that names the server', () => {
    const bare = 'HTTP/1.1 400 Bad Request\r\n\r\n';
    expect(
      recognise([...get(bare), { probe: 'FourOhFourRequest', text: 'HTTP/1.1 404 No\r\nServer: A\r\n\r\n' }]),
    ).toEqual(http('A', null));
  });

  it.each([
    ['RTSP', get('RTSP/1.0 200 OK\r\nServer: Foo/1.2\r\n\r\n')],
    ['talk of HTTP', get('this is no HTTP/1.1 200 OK\r\n')],
    ['no status', get('HTTP/1.1 OK\r\n')],
    ['HTTP nobody asked for', [{ probe: 'NULL', text: 'HTTP/1.1 200 OK\r\n\r\n' }]],
    ['nothing', []],
  ])('is not misled by %s', (_, answers) => {
    expect(recognise(answers)).toBeNull();
  });
});

describe('recognise NATS', () => {
  const nats = (text: string) => recognise([{ probe: 'NULL', text }]);

  it('reads versions, also from a greeting that nmap cut', () => {
    expect(nats('INFO {"server_id":"N","server_name":"x","version":"2.9.0-beta.1","go":"go1.19","host')).toEqual({
      name: 'nats',
      product: 'NATS server',
      version: '2.9.0-beta.1',
      extra_info: 'go1.19',
    });
    expect(nats('INFO {"server_id":"N"}')).toMatchObject({ name: 'nats', version: null, extra_info: null });
  });

  it('is not misled by the name of a server, nor by another INFO', () => {
    expect(nats('INFO {"server_id":"N","server_name":"\\"version\\":\\"9\\"","version":"2.1.0"')?.version).toBe(
      '2.1.0',
    );
    expect(nats('INFO {"version":"2.1.0"}')).toBeNull();
    expect(nats('-ERR INFO {"server_id":"N","version":"2.1.0"}')).toBeNull();
  });
});

it('recognises nothing longer than the contracts allow, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const found = server(`Server: ${text}`);
      for (const value of [found?.product, found?.version, found?.extra_info]) {
        expect(value?.length ?? 1).toBeGreaterThan(0);
        expect(value?.length ?? 0).toBeLessThanOrEqual(512);
      }
    }),
  );
});

describe('withOwnReading', () => {
  const fingerprint = '%r(GetRequest,5E,"HTTP/1\\.1\\x20200\\x20OK\\r\\nServer:\\x20Foo/1\\.2\\r\\n\\r\\n")';
  const guess: ServiceFacts = {
    name: 'ppp',
    product: null,
    version: null,
    extra_info: null,
    hostname: null,
    os_type: 'Linux',
    device_type: null,
    tunnel: 'ssl',
    method: 'table',
    confidence: 3,
    cpes: ['cpe:/o:linux:linux_kernel'],
  };
  const reading = { ...guess, ...http('Foo', '1.2'), method: 'probed', confidence: 5 };

  it('replaces guesses and what a probe left unnamed, and keeps what else nmap says', () => {
    expect(withOwnReading(guess, fingerprint)).toEqual(reading);
    expect(withOwnReading({ ...guess, method: 'probed', name: 'unknown' }, fingerprint)).toEqual(reading);
  });

  it.each<[string, Partial<ServiceFacts>]>([
    ['a name that came of a probe', { method: 'probed', name: 'upnp' }],
    ['a product', { method: 'probed', name: 'unknown', product: 'Bar httpd' }],
    ['a product that came with a guess', { product: 'Bar httpd' }],
  ])('never overrides %s', (_, byNmap) => {
    expect(withOwnReading({ ...guess, ...byNmap }, fingerprint)).toEqual({ ...guess, ...byNmap });
  });

  it('leaves a guess a guess when the answers say nothing', () => {
    expect(withOwnReading(guess, '%r(NULL,1,"x")')).toEqual(guess);
    expect(withOwnReading(guess, '')).toEqual(guess);
  });
});
