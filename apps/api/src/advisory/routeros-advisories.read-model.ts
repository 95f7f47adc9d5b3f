import { Injectable } from '@nestjs/common';
import { ROUTEROS_ADVISORIES, ROUTEROS_ADVISORIES_VERSION } from './routeros-advisories.data.js';
import type { RouterOsAdvisory } from './routeros-advisory.js';

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
}
