/** What keeps the spool from doing its work; each says what to do. */
export class SpoolError extends Error {
  override readonly name: string = 'SpoolError';
}

/** There is no room for another result: the bound is reached, or the disk is full. What is in the spool stays. */
export class SpoolFullError extends SpoolError {
  override readonly name = 'SpoolFullError';
}
