import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { COMPLIANCE_RULES, complianceTagsOf, type TaggableFinding } from './compliance-tags.js';

const finding: TaggableFinding = {
  kind: 'advisory',
  score: 7.5,
  vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
  known_exploited: false,
  match_class: 'definite',
};

describe('compliance tags', () => {
  it.each<[string, Partial<TaggableFinding>, string[]]>([
    ['a flaw that only stops a device', {}, ['PCI-DSS', 'HIPAA', 'SOC2', 'ISO-27001']],
    [
      'one that gives everything away',
      { score: 9.8, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' },
      ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST'],
    ],
    ['CVSS 4.0', { score: 9.2, vector: 'CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:N/VA:N/SC:N/SI:N/SA:N' }, ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001', 'NIST']], // prettier-ignore
    ['CVSS 2', { score: 7.8, vector: 'AV:N/AC:L/Au:N/C:C/I:N/A:N' }, ['PCI-DSS', 'HIPAA', 'GDPR', 'SOC2', 'ISO-27001']],
    ['just what fails a PCI scan', { score: 4 }, ['PCI-DSS', 'ISO-27001']],
    ['just what does not', { score: 3.9 }, ['ISO-27001']],
    ['an unscored one', { score: null, vector: null }, ['ISO-27001']],
    [
      'a low one that is exploited',
      { score: 3, known_exploited: true },
      ['PCI-DSS', 'HIPAA', 'SOC2', 'ISO-27001', 'NIST'],
    ],
    ['one without a vector', { score: 8, vector: null }, ['PCI-DSS', 'SOC2', 'ISO-27001']],
    ['one nobody can decide', { match_class: 'unclear', known_exploited: true }, []],
    ['a check', { kind: 'check' }, []],
  ])('of %s', (_, change, tags) => {
    expect(complianceTagsOf({ ...finding, ...change })).toEqual(tags);
  });

  it('are documented rule by rule', () => {
    const page = readFileSync('docs/compliance-tags.md', 'utf8');
    const rows = [...page.matchAll(/^\| `(.+?)` \| (.+) \| (.+) \|$/gm)].map(([, tag, rule, source]) => ({ tag, rule, source })); // prettier-ignore
    expect(rows).toEqual(COMPLIANCE_RULES.map(({ tag, rule, source }) => ({ tag, rule, source })));
  });
});
