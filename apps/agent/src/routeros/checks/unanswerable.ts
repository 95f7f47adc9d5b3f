import type { UnknownReason } from '#contracts';

/** The question has no yes-or-no answer here. */
export class Unanswerable extends Error {
  constructor(
    readonly reason: UnknownReason,
    detail: string,
  ) {
    super(detail);
    this.name = 'Unanswerable';
  }
}
