import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the endpoint was asked. */
export interface AskedQuestion {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

type Behaviour = (response: ServerResponse, question: AskedQuestion) => void;

/** A real HTTP server in the place of an OpenAI-compatible endpoint; a spec says how it behaves. */
export class ChatEndpointServer {
  readonly asked: AskedQuestion[] = [];
  behave: Behaviour = (response) => response.writeHead(500).end();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<ChatEndpointServer> {
    const server = createServer((request, response) => void endpoint.answer(request, response));
    const endpoint = new ChatEndpointServer(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return endpoint;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Answers this text as a chat completion. */
  say(text: string): void {
    this.behave = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ id: 'c-1', choices: [{ index: 0, message: { role: 'assistant', content: text } }] }),
      );
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as AskedQuestion['body'];
    const question = { path: request.url ?? '', authorization: request.headers.authorization, body };
    this.asked.push(question);
    this.behave(response, question);
  }
}
