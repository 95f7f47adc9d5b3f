/** Which source a record is from. One CVE may have one record of each. */
export type RecordSource = 'nvd' | 'cve5' | 'overlay';

/**
 * What the source says of the CVE as such. `rejected` is never reported, `disputed` is reported with a mark.
 */
export type RecordState = 'active' | 'disputed' | 'rejected';

/** One score of one giver, as it was given. */
export interface CvssScore {
  /** Who gave it: an e-mail address or UUID of a CNA, `nvd@nist.gov`, or CISA-ADP's UUID. */
  readonly source: string;
  readonly type: 'primary' | 'secondary';
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  /** 0.0 to 10.0. */
  readonly score: number;
  readonly vector: string;
}

/** Bounds of the version component; all that are given hold together. Texts exactly as the source wrote them. */
export interface VersionBounds {
  readonly startIncluding?: string;
  readonly startExcluding?: string;
  readonly endIncluding?: string;
  readonly endExcluding?: string;
}

/** One line of an applicability statement. */
export interface Criterion {
  /** False: a platform on which the product has to run; never reported itself. */
  readonly vulnerable: boolean;
  /** CPE 2.3 formatted string. */
  readonly criteria: string;
  readonly bounds: VersionBounds;
}

export interface ConfigurationNode {
  readonly operator: 'AND' | 'OR';
  readonly negate: boolean;
  readonly criteria: readonly Criterion[];
}

/** Configurations of a record are OR-ed; inside one its nodes meet by its operator. */
export interface Configuration {
  readonly operator: 'AND' | 'OR';
  readonly negate: boolean;
  readonly nodes: readonly ConfigurationNode[];
}

/** What one source says of one CVE: the form in which every feed ends and every matcher begins. */
export interface AdvisoryRecord {
  readonly cve: string;
  readonly source: RecordSource;
  readonly state: RecordState;
  /** ISO 8601, UTC; null when the source does not say. */
  readonly published: string | null;
  readonly modified: string | null;
  /** English, at most 4,000 characters. */
  readonly description: string;
  readonly scores: readonly CvssScore[];
  /** `CWE-79`, without duplicates. */
  readonly cwes: readonly string[];
  /** http(s) addresses, at most 32. */
  readonly references: readonly string[];
  /** Empty: nobody has said yet who is affected. */
  readonly configurations: readonly Configuration[];
}

/** CISA's catalogue of vulnerabilities that are exploited. */
export interface KnownExploitedEntry {
  readonly cve: string;
  /** ISO date. */
  readonly addedOn: string;
  readonly dueOn: string | null;
  readonly ransomware: boolean;
  readonly requiredAction: string | null;
}

/** FIRST's estimate that a CVE is exploited within 30 days. */
export interface ExploitPrediction {
  readonly cve: string;
  /** 0 to 1. */
  readonly probability: number;
  /** 0 to 1. */
  readonly percentile: number;
  /** ISO date of the scores. */
  readonly scoredOn: string;
}

/** What a distribution's own tracker says of a CVE in one of its packages. */
export interface DistributionFix {
  readonly distribution: 'debian' | 'ubuntu';
  /** The release's code name, as `bookworm` or `noble`. */
  readonly release: string;
  readonly sourcePackage: string;
  readonly cve: string;
  readonly status: 'fixed' | 'open' | 'not_affected';
  /** The first package version without the CVE, with its epoch and revision, when `fixed`. */
  readonly fixedVersion: string | null;
}

/** Everything known of one CVE, over all sources, as matchers and reports ask for it. */
export interface KnownAdvisory {
  readonly cve: string;
  /** One of each source that has it. An overlay's `configurations` replace those of the others, its other members add to them. */
  readonly records: readonly AdvisoryRecord[];
  readonly knownExploited: KnownExploitedEntry | null;
  readonly exploitPrediction: ExploitPrediction | null;
  readonly distributionFixes: readonly DistributionFix[];
}

/** A name to look advisories up by, as in CPE: lower case, unescaped. The part (a, o, h) is no part of the lookup. */
export interface ProductName {
  readonly vendor: string;
  readonly product: string;
}
