import { describe, expect, it } from '@jest/globals';
import { ProvisioningError } from '#jetstream';
import type { WakeableLoops } from '../platform/database/index.js';
import type { Streams } from '../platform/nats/index.js';
import { SiteConsumersWorker } from './site-consumers.worker.js';
import type { SitesReadModel } from './sites.read-model.js';

type Turn = () => Promise<boolean>;

const refused = (code: 'differs' | 'refused') =>
  new ProvisioningError({ entity: 'consumer site-b', code, detail: 'a detail', remedy: 'a remedy' });

/** One turn over three sites, with what the broker says of each; gives the sites that were asked about and the complaint. */
async function turnWith(answers: Record<string, Error>, served: readonly string[] = []) {
  const forgotten: string[] = [];
  const asked: string[] = [];
  let turn: Turn | undefined;
  const sites = { allIds: () => Promise.resolve(['a', 'b', 'c']) } as SitesReadModel;
  const provisionSite = (id: string) => {
    asked.push(id);
    return answers[id] === undefined ? Promise.resolve() : Promise.reject(answers[id]);
  };
  const streams = {
    provisionSite,
    provisionedSites: () => [...served],
    forgetSite: (id: string) => Promise.resolve(void forgotten.push(id)),
  } as Streams;
  const loops = { create: (options: { turn: Turn }) => (turn = options.turn) };
  new SiteConsumersWorker(sites, streams, loops as unknown as WakeableLoops);
  const complaint: unknown = await turn!().then(
    () => null,
    (error: unknown) => error,
  );
  return { asked, forgotten, complaint };
}

describe('the worker that gives sites their consumers', () => {
  it('serves every site', async () => {
    expect(await turnWith({})).toEqual({ asked: ['a', 'b', 'c'], forgotten: [], complaint: null });
  });

  it('takes the consumer from a site that had one and is gone', async () => {
    expect(await turnWith({}, ['a', 'gone'])).toMatchObject({ asked: ['a', 'b', 'c'], forgotten: ['gone'] });
  });

  it('goes on to the next site when the consumer of one is not ours, and complains of it afterwards', async () => {
    const complaint = refused('differs');
    expect(await turnWith({ b: complaint })).toEqual({ asked: ['a', 'b', 'c'], forgotten: [], complaint });
  });

  it('does not ask a broker about every site that refuses the first', async () => {
    const complaint = refused('refused');
    expect(await turnWith({ a: complaint })).toEqual({ asked: ['a'], forgotten: [], complaint });
  });
});
