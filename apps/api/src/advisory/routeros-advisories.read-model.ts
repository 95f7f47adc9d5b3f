import { Injectable } from '@nestjs/common';
import { ASSIGNERS } from './cve-assigners.data.js';
import { KNOWN_EXPLOITED, type KnownExploited } from './known-exploited.data.js';
import { ROUTEROS_ADVISORIES, ROUTEROS_ADVISORIES_VERSION } from './routeros-advisories.data.js';
import type { RouterOsAdvisory } from './routeros-advisory.js';

const BY_CVE = new Map(ROUTEROS_ADVISORIES.map((advisory) => [advisory.cve, advisory]));
const EXPLOITED = new Map(KNOWN_EXPLOITED.map((entry) => [entry.cve, entry]));

/** Answers which RouterOS advisories there are. From our own table for now; feeds will stand behind the same door. */
@Injectable()
export class RouterOsAdvisories {
  /** Which table the answers come from; changes whenever an answer may. */
  get tableVersion(): string {
    return ROUTEROS_ADVISORIES_VERSION;
  }

  /** All of them, newest first. */
  all(): readonly RouterOsAdvisory[] {
    return ROUTEROS_ADVISORIES;
  }

  find(cve: string): RouterOsAdvisory | null {
    return BY_CVE.get(cve) ?? null;
  }

  /** What CISA's catalogue says of the CVE; null when it does not list it. */
  exploitation(cve: string): KnownExploited | null {
    return EXPLOITED.get(cve) ?? null;
  }

  /** Who assigned the CVE id, as NVD names them; null when we do not know. */
  assignerOf(cve: string): string | null {
    return ASSIGNERS.get(cve) ?? null;
  }
}
