import type { EncodedEvent, StreamName } from '#contracts';
import type { NatsConnection } from 'nats';
import { apiPrefixOf } from './api-prefix.js';
import { messageOf } from './message.js';

const ANSWER_WITHIN_MS = 3_000;
const NO_SUCH_MESSAGE = 404;

/**
 * The last message a stream holds of a subject, or null when it holds none. The stream has to allow direct reading. All
 * that is asked of the broker is the one subject `$JS.API.DIRECT.GET.<stream>.<subject>`, so a permission can be as narrow.
 * @throws when nobody answers in time, or the stream does not allow it.
 */
export async function lastMessage(
  connection: NatsConnection,
  stream: StreamName,
  subject: string,
): Promise<EncodedEvent | null> {
  // nats 2.29: the client's own direct API says the same words; its public types leave it out.
  const asked = `${apiPrefixOf(connection)}.DIRECT.GET.${stream}.${subject}`;
  const answer = await connection.request(asked, undefined, { timeout: ANSWER_WITHIN_MS });
  const { code = 0, description = '' } = answer.headers ?? {};
  if (code === NO_SUCH_MESSAGE) return null;
  if (code !== 0) throw new Error(`the broker answered ${code} ${description}`);
  return messageOf({ subject, headers: answer.headers, string: () => answer.string() });
}
