import { describe, expect, it } from '@jest/globals';
import { advisoryConfidence, productConfidence } from './confidence.js';

type AdvisoryConfidence = Parameters<typeof advisoryConfidence>[0];

const best: AdvisoryConfidence = { class: 'definite', source: 'routeros_api', grade: 'nvd', exposure: 'reachable' };

describe('advisoryConfidence', () => {
  it.each<[Partial<AdvisoryConfidence>, number]>([
    [{}, 95],
    [{ exposure: 'unknown' }, 95],
    [{ source: 'ftp_banner' }, 70],
    [{ source: 'cpe' }, 60],
    [{ grade: 'scanner' }, 90],
    [{ grade: 'unverified' }, 65],
    [{ class: 'possible' }, 75],
    [{ exposure: 'not_reachable_now' }, 80],
    [{ class: 'unclear' }, 10],
    [{ class: 'possible', source: 'cpe', grade: 'unverified', exposure: 'not_reachable_now' }, 5],
  ])('%j is %d', (change, confidence) => {
    expect(advisoryConfidence({ ...best, ...change })).toBe(confidence);
  });
});

type ProductConfidence = Parameters<typeof productConfidence>[0];
const banner: ProductConfidence = {
  class: 'definite',
  source: 'service_banner',
  exposure: 'reachable',
  record: 'nvd',
  disputed: false,
  backPort: null,
  isVersionless: false,
};

describe('productConfidence', () => {
  it.each<[Partial<ProductConfidence>, number]>([
    [{}, 80],
    [{ source: 'own_reading' }, 60],
    [{ record: 'cve5' }, 75],
    [{ record: 'overlay' }, 80],
    [{ disputed: true }, 65],
    [{ class: 'possible' }, 60],
    [{ class: 'possible', backPort: 'not_known' }, 45],
    [{ backPort: 'not_repaired' }, 95],
    [{ class: 'possible', isVersionless: true }, 35],
    [{ class: 'unbounded' }, 35],
    [{ class: 'conditional' }, 50],
    [{ class: 'unclear', disputed: true }, 10],
    [{ class: 'unbounded', source: 'own_reading', backPort: 'not_known', disputed: true }, 5],
    [{ source: 'routeros_api', backPort: 'not_repaired' }, 95],
  ])('%j is %d', (change, confidence) => {
    expect(productConfidence({ ...banner, ...change })).toBe(confidence);
  });
});
