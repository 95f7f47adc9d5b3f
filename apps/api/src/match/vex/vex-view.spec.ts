import { describe, expect, it } from '@jest/globals';
import type { FindingStatus } from '../finding-status.js';
import type { Finding } from '../finding.js';
import { type ImportedStatement, vexViewOf } from './vex-view.js';

const UNTIL = new Date('2027-06-30T00:00:00Z');
const finding = (
  status: FindingStatus,
  match_class: Finding['match_class'] = 'definite',
  expires_at: Date | null = null,
) => ({
  ...{ status, match_class, remedy: 'Upgrade.' as string | null },
  decision: status === 'open' ? null : { justification: 'Only from the inside.', expires_at },
});

describe('vexViewOf', () => {
  it.each<[Finding['match_class'], string]>([
    ['definite', 'affected'],
    ['unbounded', 'under_investigation'],
    ['possible', 'under_investigation'],
    ['conditional', 'under_investigation'],
    ['unclear', 'under_investigation'],
  ])('says of an open %s finding: %s', (match_class, status) => {
    expect(vexViewOf(finding('open', match_class), null)).toMatchObject({ status, justification: null });
  });

  it('always says what to do about what is affected, as OpenVEX wants it', () => {
    expect(vexViewOf(finding('open'), null).action).toBe('Upgrade.');
    expect(vexViewOf({ ...finding('open'), remedy: null }, null).action).toBe('No remedy is known yet.');
    expect(vexViewOf(finding('accepted'), null).action).toBe('Accepted: Only from the inside.');
    expect(vexViewOf(finding('accepted', 'definite', UNTIL), null).action).toBe(
      'Accepted until 2027-06-30T00:00:00.000Z: Only from the inside.',
    );
  });

  it('never says that an accepted risk is none', () => {
    for (const match_class of ['definite', 'possible', 'unclear'] as const) {
      expect(vexViewOf(finding('accepted', match_class), null).status).toBe('affected');
    }
  });

  it('says of what was mitigated what an imported statement said, else that something was done', () => {
    const view = vexViewOf(finding('mitigated'), null);
    expect(view).toEqual({
      status: 'not_affected',
      justification: 'inline_mitigations_already_exist',
      impact: 'Only from the inside.',
      action: null,
    });
    const fixed: ImportedStatement = { status: 'fixed', justification: null };
    expect(vexViewOf(finding('mitigated'), fixed)).toMatchObject(fixed);
  });
});
