import { FeedError } from '../feed-error.js';
import { feedAnswer, type FeedAnswer, type FeedClientLimits } from './feed-answer.js';

export interface FeedClientOptions {
  readonly limits: FeedClientLimits;
  /** Whether sources off TLS are taken that are not on this machine. */
  readonly allowHttp: boolean;
  readonly signal: AbortSignal;
}

export interface FeedQuestion {
  readonly headers?: Readonly<Record<string, string>>;
  /** Longest answer, as it is after unpacking of the transfer. */
  readonly maxBytes: number;
}

const MAX_REDIRECTS = 3;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const USER_AGENT = 'siteward-feeds';

/** Asks sources of advisories over HTTP, and trusts none of them: bounded in time and size, by TLS, and on the machine that was configured. */
export class FeedClient {
  constructor(private readonly options: FeedClientOptions) {}

  /**
   * The answer, with its body still to be read. Not modified is an answer, too.
   * @throws FeedError in all other cases
   */
  async get(address: URL, { headers = {}, maxBytes }: FeedQuestion): Promise<FeedAnswer> {
    let url = address;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      this.requireSafe(url);
      const answer = await feedAnswer(
        url,
        { 'user-agent': USER_AGENT, accept: '*/*', ...headers },
        { ...this.options, maxBytes },
      );
      if (answer.redirectedTo === null) return answer;
      url = this.followed(url, answer.redirectedTo);
    }
    throw new FeedError('redirected', `${address.host} redirects more than ${MAX_REDIRECTS} times.`);
  }

  private requireSafe(url: URL): void {
    if (url.protocol === 'https:' || LOOPBACK.test(url.hostname)) return;
    if (url.protocol === 'http:' && this.options.allowHttp) return;
    const remedy = 'use https://, or set FEED_ALLOW_HTTP=true if you trust the network in between';
    throw new FeedError('redirected', `${url.host} would be asked without TLS: ${remedy}.`);
  }

  private followed(from: URL, target: string): URL {
    const to = URL.canParse(target, from.href) ? new URL(target, from) : null;
    if (to?.host !== from.host || to.protocol !== from.protocol) {
      throw new FeedError(
        'redirected',
        `${from.host} sends us elsewhere (${target.slice(0, 100)}); set the feed's address if that is right.`,
      );
    }
    return to;
  }
}
