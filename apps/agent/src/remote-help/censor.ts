import { redactText } from '#runtime';

const CENSORED = '[redacted]';
/** Shorter ones would tear every text to pieces. */
const MIN_SECRET_LENGTH = 4;
const MAX_DEPTH = 12;

/** Takes the secrets of this agent out of what leaves it, wherever they got into it. */
export class Censor {
  private readonly secrets: readonly string[];

  /** @param secrets as they are; how they look inside JSON and inside a URL is found out here */
  constructor(secrets: readonly string[]) {
    const looks = secrets
      .filter((secret) => secret.length >= MIN_SECRET_LENGTH)
      .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
    // A secret may be part of another one.
    this.secrets = [...new Set(looks)].sort((one, other) => other.length - one.length);
  }

  text(text: string): string {
    return redactText(this.secrets.reduce((left, secret) => left.replaceAll(secret, CENSORED), text));
  }

  /** A copy of the value with every text in it cleaned, names of properties included. */
  value(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.text(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= MAX_DEPTH) return '[deeper]';
    if (Array.isArray(value)) return value.map((one) => this.value(one, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [this.text(name), this.value(inner, depth + 1)]),
    );
  }
}
