import { createHash } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerWith, type Fault } from './faults.js';
import { NvdDouble } from './nvd-double.js';

/** Where each feed is on the server. */
const PATHS = { nvd: '/nvd', kev: '/kev.json', epss: '/epss.csv.gz', cve5: '/cve', debian: '/debian.json' } as const;
export type ServedFeed = keyof typeof PATHS;

/** All sources of advisories on one machine of ours, with all that can be wrong with them. */
export class FeedsServer {
  readonly nvd: NvdDouble;
  /** Files by feed; a feed without one is not found. */
  readonly files: Partial<Record<'kev' | 'epss' | 'debian', Buffer | string>> = {};
  /** Records of the CVE list by id. */
  readonly cveList = new Map<string, unknown>();
  /** Faults of the next answers, in turn; the answer after the last is good. `always` stays. */
  readonly faults: Partial<Record<ServedFeed, Fault[]>> = {};
  readonly always: Partial<Record<ServedFeed, Fault>> = {};
  readonly requests: {
    readonly feed: ServedFeed;
    readonly headers: IncomingHttpHeaders;
    readonly status: () => number;
  }[] = [];

  private constructor(
    private readonly server: Server,
    now: Date,
  ) {
    this.nvd = new NvdDouble(now);
  }

  static async start(now: Date): Promise<FeedsServer> {
    const server = createServer();
    const feeds = new FeedsServer(server, now);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => feeds.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return feeds;
  }

  /** The variables that lead a centre here. */
  get environment(): Record<string, string> {
    const base = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return Object.fromEntries(
      Object.entries(PATHS).map(([feed, path]) => [`FEED_${feed.toUpperCase()}_URL`, base + path]),
    );
  }

  requestsOf(feed: ServedFeed) {
    return this.requests.filter((request) => request.feed === feed);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const feed = (Object.keys(PATHS) as ServedFeed[]).find((name) => url.pathname.startsWith(PATHS[name]));
    if (feed === undefined) return void response.writeHead(404).end();
    this.requests.push({ feed, headers: request.headers, status: () => response.statusCode });
    const good = this.goodAnswer(feed, url);
    const fault = this.faults[feed]?.shift() ?? this.always[feed];
    if (fault !== undefined) {
      answerWith(fault, request, response, String(good ?? ''));
      return;
    }
    if (good === null) return void response.writeHead(404, { message: 'Invalid request' }).end();
    const etag = `"${createHash('sha1').update(good).digest('hex')}"`;
    if (feed !== 'nvd' && request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { 'content-type': 'application/octet-stream', etag }).end(good);
  }

  private goodAnswer(feed: ServedFeed, url: URL): Buffer | string | null {
    if (feed === 'nvd') return this.nvd.answer(url.searchParams);
    if (feed !== 'cve5') return this.files[feed] ?? null;
    const record = this.cveList.get(url.pathname.split('/').at(-1) ?? '');
    return record === undefined ? null : JSON.stringify(record);
  }
}
