/**
 * Names for statements, so that PostgreSQL parses and plans each text once for a connection and not at every use.
 *
 * The same text always has the same name. There are no more than `limit` names: what comes later has none, because a
 * server keeps every named statement until the connection closes and texts may be made up as they are needed.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();

  constructor(private readonly limit: number) {}

  /** The name of this text; undefined when it is to be sent without one. */
  of(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.limit) return known;
    const name = `siteward_${this.#names.size + 1}`;
    this.#names.set(text, name);
    return name;
  }
}
