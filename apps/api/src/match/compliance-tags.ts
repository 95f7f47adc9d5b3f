import { parseCvssVector } from '../advisory/index.js';
import type { Finding } from './finding.js';

/** The frameworks a finding can be relevant to, in the order in which they are told. */
export type ComplianceTag = 'PCI-DSS' | 'HIPAA' | 'GDPR' | 'SOC2' | 'ISO-27001' | 'NIST';

/** All a rule looks at. */
export type TaggableFinding = Pick<Finding, 'kind' | 'score' | 'vector' | 'known_exploited' | 'match_class'>;

interface ComplianceRule {
  readonly tag: ComplianceTag;
  /** The rule in words, as docs/compliance-tags.md has it. */
  readonly rule: string;
  /** What of the framework it follows from. */
  readonly source: string;
  readonly applies: (finding: TaggableFinding) => boolean;
}

const isScoredFrom = (least: number) => (finding: TaggableFinding) => finding.score !== null && finding.score >= least;
const isHigh = isScoredFrom(7);
/** The words for a serious loss in CVSS 2 and in CVSS 3 and 4. */
const SERIOUS = ['HIGH', 'COMPLETE'];

/** Whether the vector says that one of these would be lost altogether. */
function losesAnyOf({ vector }: TaggableFinding, ...kinds: ('confidentiality' | 'integrity' | 'availability')[]) {
  const metrics = vector === null ? undefined : parseCvssVector(vector)?.metrics;
  return kinds.some((kind) => SERIOUS.includes(metrics?.[kind] ?? ''));
}

/** The rules, one per framework. They say where a finding matters, never that a network conforms or does not. */
export const COMPLIANCE_RULES: readonly ComplianceRule[] = [
  {
    tag: 'PCI-DSS',
    rule: 'CVSS base score of 4.0 or more, or known to be exploited',
    source:
      'PCI DSS ASV Program Guide: a component with a vulnerability of CVSS 4.0 or more fails the external scan; PCI DSS 4.0 requirements 6.3 and 11.3',
    applies: (finding) => isScoredFrom(4)(finding) || finding.known_exploited,
  },
  {
    tag: 'HIPAA',
    rule: 'CVSS base score of 7.0 or more with a high impact on confidentiality, integrity or availability, or known to be exploited',
    source:
      '45 CFR 164.308(a)(1)(ii)(A) and (B): risk analysis and risk management for confidentiality, integrity and availability of health information',
    applies: (finding) =>
      finding.known_exploited ||
      (isHigh(finding) && losesAnyOf(finding, 'confidentiality', 'integrity', 'availability')),
  },
  {
    tag: 'GDPR',
    rule: 'CVSS base score of 7.0 or more with a high impact on confidentiality or integrity',
    source:
      'GDPR article 32(1)(b) and (d): ongoing confidentiality and integrity of processing, and testing of the measures',
    applies: (finding) => isHigh(finding) && losesAnyOf(finding, 'confidentiality', 'integrity'),
  },
  {
    tag: 'SOC2',
    rule: 'CVSS base score of 7.0 or more, or known to be exploited',
    source: 'AICPA Trust Services Criteria CC7.1: newly discovered vulnerabilities are detected and dealt with',
    applies: (finding) => isHigh(finding) || finding.known_exploited,
  },
  {
    tag: 'ISO-27001',
    rule: 'every CVE that concerns the device, whatever its score',
    source: 'ISO/IEC 27001:2022 annex A 8.8: management of technical vulnerabilities',
    applies: () => true,
  },
  {
    tag: 'NIST',
    rule: 'known to be exploited, or a CVSS base score of 9.0 or more',
    source:
      'NIST SP 800-53 RA-5 and SI-2 and SP 800-40r4 on flaw remediation; CISA BOD 22-01 on known exploited vulnerabilities',
    applies: (finding) => finding.known_exploited || isScoredFrom(9)(finding),
  },
];

/** The frameworks a finding is relevant to. Checks of the configuration and advisories nobody can decide have none. */
export function complianceTagsOf(finding: TaggableFinding): ComplianceTag[] {
  if (finding.kind === 'check' || finding.match_class === 'unclear') return [];
  return COMPLIANCE_RULES.filter((rule) => rule.applies(finding)).map(({ tag }) => tag);
}
