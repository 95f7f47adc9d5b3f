import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { describe, expect, it } from '@jest/globals';
import { asyncApiDocument } from './asyncapi.js';
import { EVENTS, ScanCancelled } from './events/index.js';
import { frozenContract } from './frozen.js';
import { STREAMS } from './streams.js';

const FILE = new URL('../../../docs/asyncapi.json', import.meta.url);

/** Besides errors (0) and warnings (1) the parser gives hints of what one might add. */
const HINTS: number[] = [2, 3];

const parsed = async () => {
  const { document, diagnostics } = await new Parser().parse(JSON.stringify(asyncApiDocument()));
  const complaints = diagnostics.filter(({ severity }) => !HINTS.includes(severity));
  expect(complaints.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([]);
  return document!;
};

describe('asyncApiDocument', () => {
  it('is what docs/asyncapi.json holds; otherwise run `npm run contracts -- asyncapi`', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(asyncApiDocument());
  });

  it('is valid AsyncAPI 3 and names every event at its subject', async () => {
    const document = await parsed();
    expect(document.version()).toBe('3.0.0');
    const channels = document.channels().all();
    expect(channels.map((channel) => channel.address()).sort()).toEqual(
      [...new Set(EVENTS.map((event) => event.subjectPattern)), 'scan.dead_lettered.{site_id}'].sort(),
    );
    for (const channel of channels) expect(channel.parameters().get('site_id')).toBeDefined();
    for (const event of EVENTS) {
      const message = document.messages().find((one) => one.name() === event.ceType)!;
      expect(message.payload()!.json()).toMatchObject(frozenContract(event).payload);
      expect(message.headers()!.properties()!['ce-type']!.const()).toBe(event.ceType);
    }
  });

  it('says who sends and who receives', async () => {
    const document = await parsed();
    const said = document
      .operations()
      .all()
      .map((operation) => `${operation.id()}`);
    expect(said).toEqual([
      'centre.send.scan.requested',
      'agent.receive.scan.requested',
      'centre.send.scan.not_started',
      'centre.send.scan.cancelled',
      'agent.receive.scan.cancelled',
      ...['started', 'progress', 'router_checked', 'host_observed', 'finished'].flatMap((what) => [
        `agent.send.scan.${what}`,
        `centre.receive.scan.${what}`,
      ]),
      'centre.send.scan.dead_lettered',
      'agent.send.scan.dead_lettered',
    ]);
    const json = (id: string) => document.operations().get(id)!.json<Record<string, unknown>>();
    expect(json('agent.receive.scan.requested')).toHaveProperty('x-jetstream-consumer', 'site-{site_id}');
    expect(json('agent.receive.scan.cancelled')).not.toHaveProperty('x-jetstream-consumer');
    expect(json('agent.receive.scan.cancelled')).toHaveProperty('x-jetstream-direct-get', ScanCancelled.subjectPattern);
    for (const operation of document.operations().all()) {
      expect(operation.action()).toBe(operation.id()!.split('.')[1]);
    }
  });

  it('describes the streams and the durable consumers', () => {
    const document = asyncApiDocument();
    expect(Object.keys(document['x-jetstream-streams'] as object)).toEqual(STREAMS.map(({ name }) => name));
    expect(document['x-jetstream-streams']).toMatchObject({
      SCAN_REQUESTS: { allowDirect: true },
      SCAN_RESULTS: { allowDirect: false },
    });
    expect(document['x-jetstream-consumers']).toMatchObject({
      'site-{site_id}': { stream: 'SCAN_REQUESTS', filterSubject: 'scan.requested.{site_id}', ackWaitMs: 30_000 },
      'centre-ingest': { stream: 'SCAN_RESULTS', filterSubject: null },
    });
  });
});
