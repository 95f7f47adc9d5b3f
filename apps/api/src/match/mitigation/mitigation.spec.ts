import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RouterOsAdvisories, type RouterOsAdvisory } from '../../advisory/index.js';
import { groundingFault } from './grounding.js';
import { code, codeBlock, link, plain } from './markdown.js';
import { mitigationFacts, type MitigationFacts } from './mitigation-facts.js';
import { mitigationMarkdown } from './mitigation-markdown.js';

const advisories = new RouterOsAdvisories();
const factsOf = (cve: string, change: Partial<RouterOsAdvisory> = {}): MitigationFacts =>
  mitigationFacts({ ...advisories.find(cve)!, ...change }, advisories.exploitation(cve));

describe('the mitigation text', () => {
  it('says what it is, what repairs it, and how, with the commands of both generations', () => {
    const text = mitigationMarkdown(factsOf('CVE-2018-14847'));
    expect(text).toContain('# CVE-2018-14847: winbox (8291/tcp)');
    expect(text).toContain('CISA lists it as exploited since 2021-12-01, to be repaired by 2022-06-01.');
    expect(text).toContain('| `>=6.29 <6.40.8` | 6.40.8 (long-term) |');
    expect(text).toContain('/system package update set channel=long-term\n/system package update check-for-updates');
    expect(text).toContain('/ip/service/set winbox address=<management network>');
    expect(text).toContain('/ip service set winbox address=<management network>');
    expect(text).toContain('/ip/service/print');
    expect(text).toContain('[NVD record](https://nvd.nist.gov/vuln/detail/CVE-2018-14847)');
    expect(text).toContain('[CISA catalogue of known exploited vulnerabilities](https://www.cisa.gov/');
  });

  it('names every train with its own repair', () => {
    const text = mitigationMarkdown(factsOf('CVE-2026-67277'));
    expect(text).toContain('| `>=6.0 <6.49.21` | 6.49.21 (long-term) |');
    expect(text).toContain('| `>=7.0 <7.23.4` | 7.23.4 (long-term) |');
    expect(text).toContain('| `>=7.24 <7.24.2` | 7.24.2 (stable) |');
    expect(text).toContain('# repaired: 7.23.4 (long-term), 7.24.2 (stable); name the channel you follow');
    expect(text).toContain('/tool/bandwidth-server/set enabled=no');
    expect(text).toContain('/tool bandwidth-server set enabled=no');
    expect(text).toContain('its due date is not known to us');
  });

  it('says so where nothing repairs it, nobody said what is affected, or nobody checked', () => {
    const text = mitigationMarkdown(factsOf('CVE-2026-16347', { affected: [], grade: 'unverified', disputed: true }));
    expect(text).toContain('No repaired build is named');
    expect(text).toContain('Nobody has said which versions are affected.');
    expect(text).toContain('The vendor disputes');
    expect(mitigationMarkdown(factsOf('CVE-2026-52346'))).toContain('second-hand knowledge');
  });

  it('sends RouterOS 6 to RouterOS 7 where only that is repaired', () => {
    expect(factsOf('CVE-2026-67276').upgrade?.routeros_6).toContain('/system package update set channel=upgrade');
  });

  it('can be written for every advisory there is, whole and the same each time', () => {
    for (const { cve } of advisories.all()) {
      const text = mitigationMarkdown(factsOf(cve));
      expect(text).toBe(mitigationMarkdown(factsOf(cve)));
      expect(text).not.toMatch(/undefined|\[object/);
      for (const heading of [
        '## Affected versions',
        '## Upgrade',
        '## Workaround',
        '## How to check',
        '## References',
      ]) {
        expect(text).toContain(heading);
      }
      expect(text.match(/^```/gm)!.length % 2).toBe(0);
    }
  });

  it('lets nothing in a fact become markup', () => {
    const evil =
      '</p><img src=x onerror=alert(1)>\n# Owned\n[click](javascript:alert(1)) `x` | **b** ![i](http://e.test/p) https://e.test';
    const text = mitigationMarkdown(
      factsOf('CVE-2018-14847', { summary: evil, component: evil, precondition: evil, fixNote: evil, cwes: [evil] }),
    );
    expect(text).not.toMatch(/(?<!\\)<img|(?<!\\)<\/p/);
    expect(text).not.toMatch(/^# Owned/m);
    expect(text).not.toMatch(/(?<!\\)\]\(javascript/);
    expect(text).not.toContain('https://e.test');
  });
});

describe('markdown-safe writing', () => {
  it('of plain words leaves no markup, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const written = plain(text);
        expect(written).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(written.replace(/\\[\\`*_{}[\]<>#|~!&$.)+=-]/g, '')).not.toMatch(/[\\`*_{}[\]<>#|~!&$]/);
      }),
    );
    expect(plain('1. one')).toBe('1\\. one');
    expect(plain('6.40.8 (long-term)')).toBe('6.40.8 (long-term)');
    expect(plain('- one')).toBe('\\- one');
  });

  it('of code cannot end it early', () => {
    expect(code('a`b\n`c')).toBe("`a'b 'c`");
    expect(codeBlock(['x', '```', 'y\n```'])).toBe("```routeros\nx\n'''\ny '''\n```");
  });

  it('of links takes only web pages', () => {
    expect(link('a', 'https://x.test/a?b=c')).toBe('[a](https://x.test/a?b=c)');
    for (const url of [
      'javascript:alert(1)',
      'http://x.test/',
      'https://x.test/) [b](https://y.test',
      'https://x@y.test/',
    ]) {
      expect(link('a', url)).toBe('a');
    }
  });
});

describe('a text by a model', () => {
  const facts = factsOf('CVE-2018-14847');
  const good = 'Upgrade for **CVE-2018-14847** to 6.40.8, see https://nvd.nist.gov/vuln/detail/CVE-2018-14847.';

  it('is taken when all it names is among the facts', () => {
    expect(groundingFault(good, facts)).toBeNull();
    for (const { cve } of advisories.all()) {
      expect({ cve, fault: groundingFault(mitigationMarkdown(factsOf(cve)), factsOf(cve)) }).toEqual({
        cve,
        fault: null,
      });
    }
  });

  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['x'.repeat(20_001), 'too_long'],
    ['Upgrade the router.', 'not_about_it'],
    [`${good} It is like CVE-2018-7445.`, 'other_cve'],
    [`${good} Or to 6.40.9.`, 'unknown_version'],
    [`${good} Or to 7.25beta9.`, 'unknown_version'],
    [`${good} Allow 192.168.88.0/24.`, 'unknown_version'],
    [`${good} See https://evil.test/x.`, 'unknown_link'],
    [`${good} See ftp://evil.test/x.`, 'unknown_link'],
    [`${good} <script>alert(1)</script>`, 'markup'],
    [`${good} ![x](https://nvd.nist.gov/vuln/detail/CVE-2018-14847)`, 'markup'],
    [`${good} [x](javascript:alert(1))`, 'markup'],
    [`${good} [x](//evil.test)`, 'markup'],
  ])('is refused when it is %j', (text, fault) => {
    expect(groundingFault(text, facts)).toBe(fault);
  });
});
