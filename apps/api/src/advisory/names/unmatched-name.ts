import type { ProductName } from '../record/advisory-record.js';
import { formatProductName } from './aliases.js';
import { UNMATCHED_NAMES, type UnmatchedName } from './unmatched-names.data.js';

/** Why advisories must not be looked up by this name; null when they may. */
export function faultOfName(name: ProductName): UnmatchedName | null {
  return UNMATCHED_NAMES[formatProductName(name)] ?? null;
}
