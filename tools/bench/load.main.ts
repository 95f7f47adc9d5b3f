import { text } from 'node:stream/consumers';
import autocannon from 'autocannon';
import { z } from 'zod';

/** The load, as JSON on standard input. */
const Order = z.object({
  url: z.url(),
  token: z.string(),
  bodies: z.array(z.string()).min(1),
  connections: z.int().min(1),
  seconds: z.number().positive(),
});

const order = Order.parse(JSON.parse(await text(process.stdin)));
const result = await autocannon({
  url: order.url,
  connections: order.connections,
  duration: order.seconds,
  headers: { authorization: `Bearer ${order.token}`, 'content-type': 'application/json' },
  requests: order.bodies.map((body) => ({ method: 'POST', body })),
});
const failed = result.non2xx + result.errors + result.timeouts;
process.stdout.write(JSON.stringify({ perSecond: result['2xx'] / result.duration, failed, p99Ms: result.latency.p99 }));
