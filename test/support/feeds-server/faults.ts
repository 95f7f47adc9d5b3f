import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';

/** What can be wrong with an answer from out there. */
export type Fault =
  | 'html'
  | 'forbidden'
  | 'unavailable'
  | 'reset'
  | 'cut_gzip'
  | 'cut_json'
  | 'silent'
  | 'dripping'
  | 'huge'
  | 'redirect_away'
  | 'redirect_loop'
  | 'not_json'
  | 'other_json';

const HTML =
  '<!doctype html><html><head><style>body{color:red}</style></head><body>Request blocked. [403]</body></html>';
const JSON_TYPE = { 'content-type': 'application/json' };

type Answer = (response: ServerResponse, good: string, request: IncomingMessage) => void;

const FAULTY: Readonly<Record<Fault, Answer>> = {
  html: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(HTML),
  forbidden: (response) => response.writeHead(403, { 'content-type': 'text/html' }).end(HTML),
  unavailable: (response) => response.writeHead(503, { 'retry-after': '30' }).end(),
  reset: (response, good, request) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': good.length + 10 });
    response.write(good.slice(0, good.length / 2), () => request.socket.destroy());
  },
  cut_gzip: (response, good) => {
    const packed = gzipSync(good);
    response.writeHead(200, JSON_TYPE).end(packed.subarray(0, packed.length - 20));
  },
  cut_json: (response, good) => response.writeHead(200, JSON_TYPE).end(good.slice(0, good.length - 20)),
  silent: (response, good) => response.writeHead(200, JSON_TYPE).write(good.slice(0, 10)),
  dripping: (response, _good, request) => {
    response.writeHead(200, JSON_TYPE);
    const drip = setInterval(() => response.write(' '), 20);
    request.socket.once('close', () => clearInterval(drip));
  },
  huge: (response) => response.writeHead(200, { ...JSON_TYPE, 'content-length': String(2 ** 40) }).end('{'),
  redirect_away: (response) => response.writeHead(302, { location: 'https://elsewhere.invalid/feed.json' }).end(),
  redirect_loop: (response, _good, request) => response.writeHead(302, { location: request.url ?? '/' }).end(),
  not_json: (response) => response.writeHead(200, JSON_TYPE).end('{"format": "NVD_CVE", oops'),
  other_json: (response) => response.writeHead(200, JSON_TYPE).end('{"message": "welcome to the hotel network"}'),
};

/** Answers with the fault instead of `good`, the body of the right answer. */
export function answerWith(fault: Fault, request: IncomingMessage, response: ServerResponse, good: string): void {
  FAULTY[fault](response, good, request);
}
