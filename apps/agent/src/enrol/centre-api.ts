import { AgentCredentials, type EnrolRequest, RenewalChallenge, type RenewRequest } from '#contracts';
import { jsonIn, readAtMost } from '#runtime';
import { z } from 'zod';

const ANSWER_WITHIN_MS = 20_000;
/** What comes from outside is bounded before it is read. */
const MAX_ANSWER_BYTES = 100_000;

const Refusal = z.object({ code: z.string().max(100), message: z.string().max(500) });

/** The centre said no, with a code of its documentation. */
export class RefusedByCentre extends Error {
  override readonly name = 'RefusedByCentre';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The few things an agent asks over HTTP: everything else goes over the broker. */
export class CentreApi {
  /** @param url of the API, with or without a slash at the end */
  constructor(private readonly url: string) {}

  /** @throws {RefusedByCentre}, or when it cannot be reached. */
  enrol(request: EnrolRequest): Promise<AgentCredentials> {
    return this.post('agents/enrol', request, AgentCredentials);
  }

  challenge(agentId: string): Promise<RenewalChallenge> {
    return this.post(`agents/${agentId}/challenge`, undefined, RenewalChallenge);
  }

  renew(agentId: string, request: RenewRequest): Promise<AgentCredentials> {
    return this.post(`agents/${agentId}/renew`, request, AgentCredentials);
  }

  private async post<Schema extends z.ZodType>(path: string, body: unknown, schema: Schema): Promise<z.output<Schema>> {
    const address = `${this.url.replace(/\/+$/, '')}/${path}`;
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'error', // a token is sent to whom it was meant for
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new Error(`${new URL(address).origin} cannot be reached: ${reasonOf(cause)}`, { cause });
    });
    const said = await readAtMost((response.body ?? []) as AsyncIterable<Uint8Array>, MAX_ANSWER_BYTES);
    const answer = said === null ? null : jsonIn(said.toString('utf8'));
    if (!response.ok) throw refusalIn(answer, response.status);
    const read = schema.safeParse(answer);
    if (!read.success) throw new Error(`the answer of ${new URL(address).origin} is not one of a Siteward API`);
    return read.data;
  }
}

function refusalIn(answer: unknown, status: number): Error {
  const refusal = Refusal.safeParse(answer);
  if (!refusal.success) return new Error(`there is no Siteward API at this address: it answered ${status}`);
  return new RefusedByCentre(refusal.data.code, refusal.data.message);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
