import type { CpeValue } from '../names/index.js';

/** A product that was seen on a device, with what is known of its version. */
export interface KnownProduct {
  readonly part: 'a' | 'o' | 'h';
  /** `vendor:product` as it was seen. */
  readonly name: string;
  /** Every `vendor:product` under which advisories may know it, its own included. */
  readonly names: ReadonlySet<string>;
  /** Cleaned; null when nobody told it. */
  readonly version: string | null;
  /** `p1`, `beta4`; null for a plain release. */
  readonly update: string | null;
  /** For RouterOS the channel: `ltr`, not applicable (stable), `testing`; for BIND ISC's edition. Any: not known. */
  readonly swEdition: CpeValue;
}

/** Everything known of one device, against which a statement about platforms is judged. */
export interface KnownHost {
  /** What an advisory can be reported for. */
  readonly products: readonly KnownProduct[];
  /** Operating systems for general purposes: what an advisory may need, never what it is reported for. */
  readonly systems: readonly KnownProduct[];
}
