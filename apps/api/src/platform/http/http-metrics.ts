import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Metrics } from '../metrics/index.js';

/** Seconds. Most answers take milliseconds; thirty seconds is when a query is given up. */
const BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Measures every answer by its route, never by its address, which is full of ids. */
export function installHttpMetrics(server: FastifyInstance, metrics: Metrics): void {
  const spec = {
    name: 'http_request_duration_seconds',
    help: 'How long requests took, from their head to the end of the answer. Event streams, which end when their reader leaves, are left out.',
    labelNames: ['method', 'route', 'status'],
  };
  const durations = metrics.histogram(spec, BUCKETS_S);
  server.addHook('onResponse', (request, reply, done) => {
    if (!isEventStream(reply)) {
      const route = request.is404 ? 'none' : (request.routeOptions.url ?? 'none');
      const labels = { method: request.method, route, status: String(reply.statusCode) };
      durations.observe(labels, reply.elapsedTime / 1000);
    }
    done();
  });
}

/** Also one that was written past the reply. */
function isEventStream(reply: FastifyReply): boolean {
  const type = reply.getHeader('content-type') ?? reply.raw.getHeader('content-type');
  return String(type).startsWith('text/event-stream');
}
