import Fastify from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';

/**
 * What accepting a request costs without us: a bare Fastify handler that does the same inserts in one transaction.
 * No token, no checks of the body, nobody who publishes.
 */
const { DATABASE_URL, PORT, POOL_SIZE, TENANT_ID } = z
  .object({ DATABASE_URL: z.string(), PORT: z.coerce.number(), POOL_SIZE: z.coerce.number(), TENANT_ID: z.string() })
  .parse(process.env);

interface Body {
  readonly schedule_id: string;
  readonly site_id: string;
  readonly ip_address: string;
}

const INSERT_SCAN = `
  INSERT INTO scans (id, short_id, tenant_id, schedule_id, kind, profile, min_cvss, warning_threshold, requested_at)
  VALUES ($1, $2, $3, $4, 'single_ip', 'quick', 0, 7, $5)`;
const INSERT_SITE_SCAN = `
  INSERT INTO site_scans (id, scan_id, tenant_id, site_id, targets, state, deadline, opened_at)
  VALUES ($1, $2, $3, $4, $5, 'pending', $6, $6)`;
const INSERT_SAID = `
  INSERT INTO scan_events (scan_id, sequence, tenant_id, type, payload, at) VALUES ($1, 1, $2, 'scan_opened', '{}', $3)`;
const INSERT_AUDIT = `
  INSERT INTO audit_log (id, tenant_id, at, actor, actor_kind, action, resource_type, resource_id, request_id, details)
  VALUES ($1, $2, $3, 'bench', 'user', 'scan.requested', 'scan', $4, NULL, '{}')`;
const INSERT_EVENT = 'INSERT INTO outbox (event_id, subject, headers, payload) VALUES ($1, $2, $3, $4)';

const pool = new pg.Pool({ connectionString: DATABASE_URL, max: POOL_SIZE });
const server = Fastify({ logger: false });

server.get('/health/ready', async () => ({ connections: (await pool.query('SELECT 1')).rowCount }));
server.post<{ Body: Body }>('/scans/cve/scheduled/single-ip', async ({ body }, reply) => {
  const scan = { id: uuidv7(), siteScanId: uuidv7(), eventId: uuidv7(), at: new Date().toISOString() };
  await open(scan, body);
  reply.status(202);
  return {
    scan_id: scan.id,
    status: 'pending',
    ip_address: body.ip_address,
    site_id: body.site_id,
    created_at: scan.at,
  };
});

async function open(scan: { id: string; siteScanId: string; eventId: string; at: string }, body: Body): Promise<void> {
  const { site_id, schedule_id, ip_address } = body;
  const headers = { 'ce-id': scan.eventId, 'ce-type': 'siteward.scan.requested.v1', 'ce-subject': scan.id };
  const event = { scan_id: scan.id, site_scan_id: scan.siteScanId, tenant_id: TENANT_ID, ...body, kind: 'single_ip' };
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(INSERT_SCAN, [scan.id, scan.id, TENANT_ID, schedule_id, scan.at]);
    await client.query(INSERT_SITE_SCAN, [scan.siteScanId, scan.id, TENANT_ID, site_id, [ip_address], scan.at]);
    await client.query(INSERT_SAID, [scan.id, TENANT_ID, scan.at]);
    await client.query(INSERT_AUDIT, [scan.eventId, TENANT_ID, scan.at, scan.id]);
    const encoded = [JSON.stringify(headers), JSON.stringify({ ...event, requested_at: scan.at, deadline: scan.at })];
    await client.query(INSERT_EVENT, [scan.eventId, `scan.requested.${site_id}`, ...encoded]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

process.once('SIGTERM', () => process.exit(0));
await server.listen({ port: PORT, host: '127.0.0.1' });
