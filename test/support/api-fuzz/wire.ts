import { Agent, request } from 'node:http';

/** What came back: the body is null when it is a stream without an end. */
export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface WireRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const TIMEOUT_MS = 15_000;

/** Sends requests as they are, over a few kept connections: no client corrects them on the way. */
export class Wire {
  readonly #agent: Agent;

  constructor(
    private readonly origin: string,
    connections: number,
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  send({ method, target, headers, body }: WireRequest): Promise<WireAnswer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.origin);
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const outgoing = request(
        { agent: this.#agent, hostname, port, method, path: target, headers: { ...headers, ...length } },
        (incoming) => {
          const contentType = incoming.headers['content-type'] ?? '';
          const answer = { status: incoming.statusCode ?? 0, contentType, headers: incoming.headers };
          if (contentType.startsWith('text/event-stream')) {
            resolve({ ...answer, text: '' });
            incoming.destroy();
            return;
          }
          let text = '';
          incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
          incoming.on('end', () => resolve({ ...answer, text }));
          incoming.on('error', reject);
        },
      );
      outgoing.setTimeout(TIMEOUT_MS, () =>
        outgoing.destroy(new Error(`no answer within ${TIMEOUT_MS} ms: ${target}`)),
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
