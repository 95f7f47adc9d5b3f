/** A message of a stream of server-sent events. Without an id it is passing: a stream is never resumed after it. */
export interface StreamMessage {
  readonly event: string;
  readonly id?: number;
  readonly data: unknown;
}

/** How long a client waits before it connects again, in milliseconds. */
const RETRY_MS = 3_000;

/** The first lines of a stream: they reach the client at once, so that it knows that it is connected. */
export const STREAM_BEGINS = `retry: ${RETRY_MS}\n: connected\n\n`;

/** A comment, which clients ignore: it keeps the connection from looking dead. */
export const HEARTBEAT = ': still here\n\n';

/** The message on the wire, as the HTML standard has it. JSON has no line ends, so that the data is one line. */
export function streamText({ event, id, data }: StreamMessage): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
