import { describe, expect, it } from '@jest/globals';
import { severityOfScore, severityRank } from './severity.js';

const V3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
const V2 = 'AV:N/AC:M/Au:N/C:P/I:P/A:P';

describe('severityOfScore', () => {
  it.each([
    [0, V3, 'none'],
    [0.1, V3, 'low'],
    [3.9, V3, 'low'],
    [4, V3, 'medium'],
    [6.9, V3, 'medium'],
    [7, V3, 'high'],
    [8.9, V3, 'high'],
    [9, V3, 'critical'],
    [10, V3, 'critical'],
    [10, V2, 'high'],
    [0, V2, 'low'],
    [6.8, V2, 'medium'],
    [null, null, 'unscored'],
  ] as const)('%s by %s is %s', (score, vector, severity) => {
    expect(severityOfScore(score, vector)).toBe(severity);
  });
});

describe('severityRank', () => {
  it('puts what nobody scored in the middle, not at the bottom', () => {
    const names = ['unscored', 'critical', 'low', 'info', 'high', 'medium'];
    const ordered = names.toSorted((a, b) => severityRank({ score: null, severity: b }) - severityRank({ score: null, severity: a })); // prettier-ignore
    expect(ordered).toEqual(['critical', 'high', 'unscored', 'medium', 'low', 'info']);
  });
  it('goes by the score when there is one', () => {
    expect(severityRank({ score: 9.8, severity: 'critical' })).toBe(9.8);
  });
});
