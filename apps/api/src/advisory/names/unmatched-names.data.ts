/** What is wrong with a name that nmap gives: the version is that of something else, or the whole product is another one. */
type NameFault = 'version_of_another_product' | 'another_product';

export interface UnmatchedName {
  readonly fault: NameFault;
  /** One sentence for reports, beginning in the middle of one: "not matched, because ...". */
  readonly reason: string;
}

/**
 * Names in nmap's answers that must not be looked up, by `vendor:product`. None of them has an alias.
 * Source: nmap 7.93's service probes against the meaning of the same name in NVD.
 */
export const UNMATCHED_NAMES: Readonly<Record<string, UnmatchedName>> = {
  'apache:coyote_http_connector': {
    fault: 'version_of_another_product',
    reason: "Coyote is Tomcat's HTTP connector; its number (always 1.0 or 1.1) is not Tomcat's version",
  },
  'mikrotik:winbox': {
    fault: 'another_product',
    reason:
      "in advisories this name is WinBox, the program on the administrator's computer; the port belongs to RouterOS",
  },
  'python:basehttpserver': {
    fault: 'version_of_another_product',
    reason: "the number is that of a module of Python's library, not Python's version",
  },
  'python:simplehttpserver': {
    fault: 'version_of_another_product',
    reason: "the number is that of a module of Python's library, not Python's version",
  },
  'linux:linux_kernel': {
    fault: 'version_of_another_product',
    reason: 'a service tells that it runs on Linux, not which kernel with which fixes',
  },
};
