import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type NmapReport, readNmapXml } from './xml.js';

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), 'utf8');
const port = (report: NmapReport, number: number) => report.hosts[0]?.ports.find((one) => one.port === number);

/** A run of nmap with the given host elements in it. */
const run = (body: string, exit = 'success'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>
<nmaprun scanner="nmap" start="1795478522" version="7.93">
<scaninfo type="syn" protocol="tcp" numservices="2" services="22,80"/>
${body}
<runstats><finished time="1795478524" exit="${exit}"/><hosts up="1" down="0" total="1"/></runstats>
</nmaprun>`;
const host = (inner: string, attributes = ''): string =>
  `<host ${attributes}><status state="up" reason="arp-response"/><address addr="10.0.0.1" addrtype="ipv4"/>${inner}</host>`;
const service = (attributes: string, children = ''): string =>
  host(
    `<ports><port protocol="tcp" portid="80"><state state="open" reason="syn-ack"/>` +
      `<service ${attributes} conf="10">${children}</service></port></ports>`,
  );

describe('readNmapXml on real output of nmap 7.93', () => {
  it('reads a port scan at layer 2', () => {
    const report = readNmapXml(fixture('lan-ports'));
    expect(report).toMatchObject({
      complete: true,
      problem: null,
      scannedTcp: '21-22,80,443,2323,8000-8010,9999',
      startedAt: '2026-11-24T00:02:02.000Z',
      endedAt: '2026-11-24T00:02:04.000Z',
    });
    expect(report.hosts).toHaveLength(1); // the hint is no host, and 10.178.0.9 was down
    expect(report.hosts[0]).toMatchObject({
      address: '10.178.0.2',
      status: { state: 'up', reason: 'arp-response' },
      mac: { address: 'E6:DE:9A:B5:B4:7E', vendor: null },
      timedOut: false,
      startedAt: '2026-11-24T00:02:04.000Z',
    });
    const open = report.hosts[0]?.ports.filter(({ state }) => state === 'open').map((one) => one.port);
    expect(open).toEqual([21, 22, 80, 443, 2323, 9999]);
    expect(port(report, 80)?.service).toMatchObject({ name: 'http', method: 'table', confidence: 3, product: null });
  });

  it('reads versions', () => {
    const report = readNmapXml(fixture('lan-versions'));
    expect(report.complete).toBe(true);
    expect(port(report, 21)?.service).toEqual({
      name: 'ftp',
      product: 'MikroTik router ftpd',
      version: '6.49.10',
      extra_info: null,
      hostname: 'gw',
      os_type: null,
      device_type: 'router',
      tunnel: null,
      method: 'probed',
      confidence: 10,
      cpes: [],
    });
    expect(port(report, 22)?.service?.cpes).toEqual(['cpe:/o:mikrotik:routeros']);
    expect(port(report, 443)?.service).toMatchObject({ tunnel: 'ssl', cpes: ['cpe:/a:igor_sysoev:nginx:1.18.0'] });
    expect(port(report, 2323)).toMatchObject({ state: 'open', service: { method: 'table' } }); // hostile banner
    expect(JSON.stringify(report)).not.toContain('evil');
  });

  it('names services nmap has no match for by what they said to it', () => {
    const report = readNmapXml(fixture('unrecognised'));
    expect(report.complete).toBe(true);
    const named = report.hosts[0]?.ports.map(({ port: number, service: found }) => [
      number,
      found?.name,
      found?.product,
      found?.version,
      found?.extra_info,
      found?.method,
      found?.confidence,
    ]);
    expect(named).toEqual([
      [3000, 'http', null, null, null, 'probed', 5], // the table says ppp
      [3001, 'http', 'Foo', '1.2', null, 'probed', 5],
      [3002, 'http', 'Some "Odd"', null, '<box>/9.1-rc.2 (inside & out--)', 'probed', 5],
      [8444, 'http', 'Foo', '1.2', '(x)', 'probed', 5],
      [9998, 'distinct32', null, null, null, 'table', 3], // garbage
      [14222, 'nats', 'NATS server', '2.15.1', 'go1.27.2', 'probed', 5],
    ]);
    expect(port(report, 8444)?.service?.tunnel).toBe('ssl');
    expect(report.hosts[0]?.ports.flatMap((one) => one.service?.cpes)).toEqual([]);
  });

  it('counts the ports nmap does not list', () => {
    const report = readNmapXml(fixture('two-hosts'));
    expect(report.hosts.map(({ address, otherPorts }) => [address, otherPorts])).toEqual([
      ['127.78.0.1', [{ state: 'closed', reason: 'reset', count: 202 }]],
      ['127.78.0.2', [{ state: 'closed', reason: 'reset', count: 206 }]],
    ]);
  });

  it('sees that nmap gave up on hosts', () => {
    const report = readNmapXml(fixture('host-timeout'));
    expect(report.complete).toBe(true);
    expect(report.hosts.map(({ timedOut, ports }) => [timedOut, ports.length])).toEqual([
      [true, 0],
      [true, 0],
    ]);
  });

  it('salvages what a killed nmap had said', () => {
    expect(readNmapXml(fixture('killed'))).toEqual({
      hosts: [],
      complete: false,
      problem: 'The XML is cut off',
      scannedTcp: '1-5000',
      startedAt: '2026-11-24T00:04:53.000Z',
      endedAt: null,
    });
  });

  it('keeps the hosts that were finished before the cut', () => {
    const xml = fixture('two-hosts');
    const report = readNmapXml(xml.slice(0, xml.lastIndexOf('</ports>')));
    expect(report.hosts.map(({ address }) => address)).toEqual(['127.78.0.1']);
    expect(report).toMatchObject({ complete: false, scannedTcp: '2121,2222,2323,5000-5200,8080-8081' });
  });

  it.each(['lan-versions', 'two-hosts', 'host-timeout'])('invents nothing wherever %s is cut', (name) => {
    const xml = fixture(name);
    const whole = readNmapXml(xml);
    const known = new Set(whole.hosts.map((one) => JSON.stringify(one)));
    const end = xml.lastIndexOf('</nmaprun>') + '</nmaprun>'.length;
    for (let length = 0; length < end; length += 1) {
      const cut = readNmapXml(xml.slice(0, length));
      expect(cut.complete).toBe(false);
      expect(cut.problem).not.toBeNull();
      expect(cut.hosts.every((one) => known.has(JSON.stringify(one)))).toBe(true);
      expect(['', whole.scannedTcp]).toContain(cut.scannedTcp);
    }
  });
});

describe('readNmapXml on odd output', () => {
  it('reports an error exit', () => {
    expect(readNmapXml(run('', 'error'))).toMatchObject({ complete: false, hosts: [] });
    expect(readNmapXml(run(host(''))).complete).toBe(true);
  });

  it('leaves out IPv6 and keeps hosts that are down', () => {
    const ipv6 = '<host><status state="up" reason="x"/><address addr="fe80::1" addrtype="ipv6"/></host>';
    const down = '<host><status state="down" reason="no-response"/><address addr="10.0.0.9" addrtype="ipv4"/></host>';
    const report = readNmapXml(run(ipv6 + down));
    expect(report.hosts.map(({ address, status }) => [address, status])).toEqual([
      ['10.0.0.9', { state: 'down', reason: 'no-response' }],
    ]);
    expect(report.complete).toBe(true);
  });

  it('keeps several CPEs and drops what is none', () => {
    const cpes = ['cpe:/a:openbsd:openssh:8.9p1', 'cpe:/o:linux:linux_kernel', 'javascript:alert(1)', ''];
    const xml = service('name="ssh" method="probed"', cpes.map((cpe) => `<cpe>${cpe}</cpe>`).join(''));
    expect(port(readNmapXml(run(xml)), 80)?.service?.cpes).toEqual(cpes.slice(0, 2));
    const tooLong = `<cpe>cpe:/a:${'x'.repeat(600)}</cpe>`;
    expect(port(readNmapXml(run(service('name="x" method="probed"', tooLong))), 80)?.service?.cpes).toEqual([]);
    const many = '<cpe>cpe:/a:x:y</cpe>'.repeat(40);
    expect(port(readNmapXml(run(service('name="x" method="probed"', many))), 80)?.service?.cpes).toHaveLength(16);
  });

  it('tames banners', () => {
    const hostile = '&lt;script&gt;&#0;&#x1b;[2J&#xD800;&#1114112;&#x41;\u202E' + 'A'.repeat(1_000_000);
    const found = port(readNmapXml(run(service(`name="http" product="${hostile}" method="probed"`))), 80)?.service;
    expect(found?.product).toMatch(/^<script>\[2JA+$/);
    expect(found?.product).toHaveLength(512);
  });

  it('does not let a long fingerprint hide a host', () => {
    const report = readNmapXml(run(service(`name="x" servicefp="${'A'.repeat(1_000_000)}" method="table"`)));
    expect(report.complete).toBe(true);
    expect(port(report, 80)?.service?.name).toBe('x');
  });

  it.each([
    ['characters XML does not know', '&#0;&#x1b;&#xD800;&#1114112;'],
    ['entities nobody declared', '&nbsp;&AMP;&x&;&'],
    ['a reference cut off at the longest', 'A'.repeat(32_768 - 3) + '&quot;'],
    ['raw control characters and half characters', '\0\x1b\u202E\uD800'],
    ['another element', '&lt;/service&gt;&lt;/port&gt;&lt;/host&gt;'],
  ])('reads a host whose fingerprint holds %s', (_, hostile) => {
    const answer = `%r(GetRequest,5E,&quot;HTTP/1\\.1\\x20200\\x20OK\\r\\n&quot;)`;
    const report = readNmapXml(run(service(`name="ppp" servicefp="${answer}${hostile}" method="table"`)));
    expect(report).toMatchObject({ complete: true, hosts: [{ address: '10.0.0.1' }] });
    expect(port(report, 80)?.service).toMatchObject({ name: 'http', method: 'probed' });
  });

  it('keeps every host whatever is in a fingerprint', () => {
    const bits = fc.constantFrom('&', ';', '#', 'x', '0', '&#', '&amp;', '&quot;', '\\', '%r(NULL,1,&quot;', '\0');
    const text = fc.array(fc.oneof(bits, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const fingerprint = parts.join('').replaceAll(/["<>]/g, '');
        const report = readNmapXml(run(service(`name="x" servicefp="${fingerprint}" method="table"`)));
        expect(report).toMatchObject({ complete: true, hosts: [{ address: '10.0.0.1', ports: [{ port: 80 }] }] });
      }),
      { numRuns: 300 },
    );
  });

  it('takes a vendor and a MAC in any case, and no MAC that is none', () => {
    const mac = (addr: string) => `<address addr="${addr}" addrtype="mac" vendor="Routerboard.com"/>`;
    const read = (addr: string) => readNmapXml(run(host(mac(addr)))).hosts[0]?.mac;
    expect(read('2c:c8:1b:00:00:01')).toEqual({ address: '2C:C8:1B:00:00:01', vendor: 'Routerboard.com' });
    expect(read('nonsense')).toBeNull();
  });

  it('is not complete when a port or a host could not be read, and keeps the rest', () => {
    const strange = host(
      '<ports><port protocol="tcp" portid="22"><state state="open" reason="syn-ack"/></port>' +
        '<port protocol="tcp" portid="99999"><state state="open" reason="syn-ack"/></port></ports>',
    );
    const report = readNmapXml(run(strange));
    expect(report.hosts[0]?.ports.map((one) => one.port)).toEqual([22]);
    expect(report).toMatchObject({ complete: false, problem: 'A port of 10.0.0.1 could not be read' });
    const broken = readNmapXml(run(`<host><oops></host>${host('')}`));
    expect(broken.hosts).toHaveLength(1);
    expect(broken.complete).toBe(false);
  });

  it.each([
    ['an internal subset', '<!DOCTYPE nmaprun [<!ENTITY a "b">]><nmaprun/>'],
    ['a system identifier', '<!DOCTYPE nmaprun SYSTEM "file:///etc/passwd"><nmaprun/>'],
    ['another doctype', '<!DOCTYPE lolz><nmaprun/>'],
    ['a second doctype', `${run('')}<!doctype nmaprun [`],
    ['an entity by itself', run('<!ENTITY x SYSTEM "http://10.0.0.9/">')],
  ])('refuses %s before parsing', (_, xml) => {
    expect(readNmapXml(xml)).toMatchObject({
      complete: false,
      hosts: [],
      problem: expect.stringContaining('entities'),
    });
  });

  it('does not confuse names with its own keys or with the prototype', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '_', 'cdata'];
    const report = readNmapXml(run(host(names.map((name) => `<${name} __proto__="1">x<y/></${name}>`).join(''))));
    expect(report.hosts.map(({ address }) => address)).toEqual(['10.0.0.1']);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('refuses more than it should read', () => {
    expect(readNmapXml(' '.repeat(10)).problem).toBe('nmap said nothing');
    expect(readNmapXml('x'.repeat(32 * 1024 * 1024 + 1)).problem).toBe('nmap said more than is read');
  });

  it('is quick about unfinished hosts without end', () => {
    const began = performance.now();
    expect(readNmapXml('<nmaprun>' + '<host '.repeat(500_000)).complete).toBe(false);
    expect(readNmapXml('<nmaprun>' + '</host>'.repeat(200_000)).complete).toBe(false);
    expect(readNmapXml(run('<x/>'.repeat(3_000_000))).complete).toBe(true); // markup of no interest is not even parsed
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe('readNmapXml on anything', () => {
  const xml = fixture('lan-ports');
  const piece = fc.constantFrom(
    '<host ',
    '<host>',
    '</host>',
    '<nmaprun>',
    '</nmaprun>',
    '<ports>',
    '<port protocol="tcp" portid="1">',
    '&#x110000;',
    '<!DOCTYPE nmaprun>',
    '<!DOCTYPE',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '"',
    '>',
    '&',
    '\0',
    '<runstats>',
    '<_>',
    '</_>',
  );

  it('never throws', () => {
    const random = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
      fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(random, (text) => {
        expect(readNmapXml(text).complete).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  it('survives damage to real output and never finds another address', () => {
    const damage = fc.tuple(
      fc.integer({ min: 0, max: xml.length }),
      fc.integer({ min: 0, max: 40 }),
      fc.oneof(piece, fc.string()),
    );
    fc.assert(
      fc.property(damage, ([at, removed, added]) => {
        const report = readNmapXml(xml.slice(0, at) + added + xml.slice(at + removed));
        expect(report.complete).toBe(report.problem === null);
      }),
      { numRuns: 300 },
    );
  });
});
