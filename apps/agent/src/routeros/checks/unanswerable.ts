import type { UnknownReason } from '#contracts';

/** The question has no yes-or-no answer here. */
export class Unanswerable extends Error {
  constructor(
    readonly reason: UnknownReason,
    detail: string,
    /** The thing asked about is rightly missing, so there is nothing in it to be wrong. */
    readonly nothingThere = false,
  ) {
    super(detail);
    this.name = 'Unanswerable';
  }
}
