import type { NatsConnection } from '#jetstream';
import { type AccountClaims, saysTheSame } from './authority.js';

const ANSWER_WITHIN_MS = 3_000;

/** Makes accounts known to the broker. Its connection is one of the system account. */
export class AccountDesk {
  constructor(private readonly connection: NatsConnection) {}

  /**
   * Has the broker go by this account, if it does not already; who is revoked in it is cut off at once. True when it was news.
   * @throws when the broker did not say yes.
   */
  async install(account: AccountClaims): Promise<boolean> {
    const known = await this.ask(`$SYS.REQ.ACCOUNT.${account.key}.CLAIMS.LOOKUP`, '');
    if (known !== '' && saysTheSame(known, account.jwt)) return false;
    const answer = JSON.parse(await this.ask('$SYS.REQ.CLAIMS.UPDATE', account.jwt)) as UpdateAnswer;
    if (answer.data?.code !== 200) {
      throw new Error(
        `the broker does not take account ${account.key}: ${answer.error?.description ?? 'no reason given'}`,
      );
    }
    return true;
  }

  private async ask(subject: string, question: string): Promise<string> {
    return (await this.connection.request(subject, question, { timeout: ANSWER_WITHIN_MS })).string();
  }
}

interface UpdateAnswer {
  readonly data?: { readonly code?: number };
  readonly error?: { readonly description?: string };
}
