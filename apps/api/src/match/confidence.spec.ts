import { describe, expect, it } from '@jest/globals';
import { advisoryConfidence, type AdvisoryConfidence } from './confidence.js';

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
