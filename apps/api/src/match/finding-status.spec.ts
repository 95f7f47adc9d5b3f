import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decisionInForce, endOfDecision, type DecidableFinding, type StatusDecision } from './finding-status.js';

const MAC = '00:0C:29:A1:00:11';
const [HERE, THERE] = ['site-a', 'site-b'];
const NOW = new Date('2026-11-25T12:00:00Z');

const finding: DecidableFinding = { mac: MAC, site_id: HERE, reference: 'CVE-2018-14847', evidence_key: 'k1' };

let made = 0;
/** The later it is written down here, the newer it is. */
function decision(change: Partial<StatusDecision> = {}): StatusDecision {
  made += 1;
  return {
    id: `d${String(made).padStart(4, '0')}`,
    site_id: null,
    mac: MAC,
    reference: 'CVE-2018-14847',
    status: 'accepted',
    justification: 'The service is filtered.',
    evidence_keys: ['k1'],
    created_by: 'user-1',
    created_at: new Date(NOW.getTime() - 1_000_000 + made * 1000),
    expires_at: null,
    ...change,
  };
}

describe('the decision in force', () => {
  it('is none when nobody decided', () => {
    expect(decisionInForce(finding, [], NOW)).toBeNull();
  });

  it('is the one about this CVE on this device, made for this evidence', () => {
    const fitting = decision();
    expect(decisionInForce(finding, [fitting], NOW)).toBe(fitting);
    expect(decisionInForce({ ...finding, reference: 'CVE-2018-7445' }, [fitting], NOW)).toBeNull();
    expect(decisionInForce({ ...finding, mac: '00:0C:29:A1:00:12' }, [fitting], NOW)).toBeNull();
    expect(decisionInForce({ ...finding, evidence_key: 'k2' }, [fitting], NOW)).toBeNull();
  });

  it('is none for a device without a MAC', () => {
    expect(decisionInForce({ ...finding, mac: null }, [decision()], NOW)).toBeNull();
  });

  it('ends at the very moment it expires', () => {
    const expiring = decision({ expires_at: NOW });
    expect(decisionInForce(finding, [expiring], new Date(NOW.getTime() - 1))).toBe(expiring);
    expect(decisionInForce(finding, [expiring], NOW)).toBeNull();
  });

  it('holds at its own site only, or at all of them', () => {
    const [narrow, wide] = [decision({ site_id: HERE }), decision({ site_id: null })];
    expect(decisionInForce({ ...finding, site_id: THERE }, [narrow], NOW)).toBeNull();
    expect(decisionInForce({ ...finding, site_id: THERE }, [wide], NOW)).toBe(wide);
  });

  it('is the newest that covers the site, narrow or wide', () => {
    const wide = decision();
    const narrow = decision({ site_id: HERE, status: 'mitigated' });
    const wider = decision({ status: 'accepted' });
    expect(decisionInForce(finding, [wide, narrow], NOW)).toBe(narrow);
    expect(decisionInForce({ ...finding, site_id: THERE }, [narrow, wide], NOW)).toBe(wide);
    expect(decisionInForce(finding, [wider, narrow, wide], NOW)).toBe(wider);
  });

  it('never falls back to an older one', () => {
    const older = decision();
    expect(decisionInForce(finding, [older, decision({ expires_at: new Date(NOW.getTime() - 1) })], NOW)).toBeNull();
    expect(decisionInForce(finding, [older, decision({ evidence_keys: ['k2'] })], NOW)).toBeNull();
  });
});

describe('the end of a decision', () => {
  const ended = (one: StatusDecision, all: StatusDecision[], current = [finding], now = NOW) =>
    endOfDecision(one, all, { current, now });

  it('is superseded by a newer one of the same or a wider scope, not by a narrower one', () => {
    const [wide, narrow] = [decision(), decision({ site_id: HERE })];
    expect(ended(wide, [wide, narrow])).toBeNull();
    const wider = decision();
    expect(ended(narrow, [wide, narrow, wider])).toBe('superseded');
    expect(ended(wide, [wide, narrow, wider])).toBe('superseded');
    expect(ended(wider, [wide, narrow, wider])).toBeNull();
  });

  it('is whichever came first of expiry and successor', () => {
    const expired = decision({ expires_at: new Date(NOW.getTime() - 900_000_000) });
    const long = decision({ expires_at: new Date(NOW.getTime() - 1) });
    const successor = decision();
    expect(ended(expired, [expired, long, successor])).toBe('expired');
    expect(ended(long, [expired, long, successor])).toBe('superseded');
  });

  it('is other evidence only when the CVE is still there, and rests on nothing it was made for', () => {
    const made = decision();
    expect(ended(made, [made], [{ ...finding, evidence_key: 'k2' }])).toBe('evidence_changed');
    expect(ended(made, [made], [])).toBeNull();
    expect(ended(made, [made], [finding, { ...finding, site_id: THERE, evidence_key: 'k2' }])).toBeNull();
    expect(ended(made, [made], [{ ...finding, reference: 'CVE-2018-7445', evidence_key: 'k2' }])).toBeNull();
  });
});

describe('whatever was decided', () => {
  const site = fc.constantFrom(HERE, THERE);
  const key = fc.constantFrom('k1', 'k2', 'k3');
  const decisions = fc.array(
    fc.record({
      id: fc.uuid(),
      site_id: fc.option(site),
      mac: fc.constantFrom(MAC, '00:0C:29:A1:00:12'),
      reference: fc.constantFrom('CVE-2018-14847', 'CVE-2018-7445'),
      status: fc.constantFrom('accepted' as const, 'mitigated' as const),
      justification: fc.constant('because'),
      evidence_keys: fc.uniqueArray(key),
      created_by: fc.constant('user-1'),
      created_at: fc.integer({ min: 0, max: 5 }).map((minute) => new Date(NOW.getTime() - minute * 60_000)),
      expires_at: fc.option(fc.integer({ min: -5, max: 5 }).map((minute) => new Date(NOW.getTime() + minute * 60_000))),
    }),
    { maxLength: 8 },
  );
  const findings = fc.record({ mac: fc.constant(MAC), site_id: site, reference: fc.constant('CVE-2018-14847'), evidence_key: key }); // prettier-ignore

  it('the order in which decisions are read changes nothing', () => {
    fc.assert(
      fc.property(findings, decisions, fc.array(fc.nat()), (one, all, order) => {
        const shuffled = all.map((each, at) => ({ each, by: order[at] ?? 0 })).sort((a, b) => a.by - b.by);
        const inForce = decisionInForce(one, shuffled.map(({ each }) => each), NOW); // prettier-ignore
        expect(inForce).toBe(decisionInForce(one, all, NOW));
      }),
    );
  });

  it('one that is in force covers the finding, is newer than all others that do, has not expired and knows the evidence', () => {
    fc.assert(
      fc.property(findings, decisions, (one, all) => {
        const inForce = decisionInForce(one, all, NOW);
        if (inForce === null) return;
        expect(inForce.evidence_keys).toContain(one.evidence_key);
        expect(inForce.expires_at === null || inForce.expires_at > NOW).toBe(true);
        expect([null, one.site_id]).toContain(inForce.site_id);
        const rivals = all.filter(
          (each) =>
            each.mac === one.mac &&
            each.reference === one.reference &&
            (each.site_id ?? one.site_id) === one.site_id &&
            (each.created_at > inForce.created_at ||
              (+each.created_at === +inForce.created_at && each.id > inForce.id)),
        );
        expect(rivals).toEqual([]);
      }),
    );
  });

  it('time alone only ever opens a finding again', () => {
    fc.assert(
      fc.property(findings, decisions, fc.integer({ min: 0, max: 600_000 }), (one, all, laterMs) => {
        const later = decisionInForce(one, all, new Date(NOW.getTime() + laterMs));
        expect([null, decisionInForce(one, all, NOW)]).toContain(later);
      }),
    );
  });

  it('what is in force for a current finding has no end, and what has an end is in force nowhere', () => {
    fc.assert(
      fc.property(findings, decisions, (one, all) => {
        const inForce = decisionInForce(one, all, NOW);
        for (const each of all) {
          const end = endOfDecision(each, all, { current: [one], now: NOW });
          if (each === inForce) expect(end).toBeNull();
          if (end !== null) expect(inForce).not.toBe(each);
        }
      }),
    );
  });
});
