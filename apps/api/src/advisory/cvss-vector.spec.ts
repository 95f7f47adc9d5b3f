import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCvssVector } from './cvss-vector.js';
import { ROUTEROS_ADVISORIES } from './routeros-advisories.data.js';

describe('a CVSS vector', () => {
  it.each([
    // Sub-scores as NVD shows them for these vectors.
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 5.9, 3.9],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', '3.1', 6, 3.9],
    ['CVSS:3.0/AV:N/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H', '3.0', 3.6, 2.8],
    ['CVSS:3.1/AV:N/AC:L/PR:H/UI:N/S:C/C:H/I:H/A:H', '3.1', 6, 2.3],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', '3.1', 2.7, 2.8],
    ['CVSS:3.1/AV:A/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:N', '3.1', 0, 1.6],
    ['AV:N/AC:M/Au:N/C:P/I:P/A:P', '2.0', 6.4, 8.6],
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C', '2.0', 10, 10],
    ['CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', null, null],
  ])('%s is version %s with impact %s and exploitability %s', (vector, version, impact, exploitability) => {
    expect(parseCvssVector(vector)).toMatchObject({ version, impact, exploitability });
  });

  it('is told in words, and what its version does not have is null', () => {
    expect(parseCvssVector('CVSS:3.1/AV:A/AC:H/PR:L/UI:R/S:C/C:H/I:L/A:N/E:P')?.metrics).toEqual({
      attack_vector: 'ADJACENT_NETWORK',
      attack_complexity: 'HIGH',
      attack_requirements: null,
      privileges_required: 'LOW',
      user_interaction: 'REQUIRED',
      scope: 'CHANGED',
      confidentiality: 'HIGH',
      integrity: 'LOW',
      availability: 'NONE',
    });
    expect(parseCvssVector('CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:A/VC:L/VI:N/VA:H/SC:N/SI:N/SA:N')?.metrics).toMatchObject({
      attack_vector: 'PHYSICAL',
      attack_requirements: 'PRESENT',
      user_interaction: 'ACTIVE',
      scope: null,
      confidentiality: 'LOW',
      availability: 'HIGH',
    });
  });

  it.each([
    '',
    'CVSS:3.1',
    'CVSS:3.1/AV:N',
    'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H',
    'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:constructor/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:3.1/AV:N:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:5.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    'CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    ' AV:N/AC:M/Au:N/C:P/I:P/A:P',
  ])('%j is none', (text) => {
    expect(parseCvssVector(text)).toBeNull();
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => expect([null, 'object']).toContain(parseCvssVector(text) && 'object')),
    );
  });

  it('can be read wherever our table has one', () => {
    const unread = ROUTEROS_ADVISORIES.filter(({ vector }) => vector !== null && parseCvssVector(vector) === null);
    expect(unread.map(({ cve }) => cve)).toEqual([]);
  });
});
