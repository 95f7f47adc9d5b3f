import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readPublicKeys, readSigningKey } from '#runtime';
import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../../config/index.js';
import { type Tx, UnitOfWork } from '../../../platform/database/index.js';
import { AdvisoryStore } from '../../store/advisory.store.js';
import type { AppliedSync } from '../../store/feed-sync.js';
import { KnownAdvisories } from '../../store/known-advisories.read-model.js';
import { type BundleHead, bundleLines, checkBundle, itemsInBundle } from './bundle-file.js';
import { InForce, type StoredFeed } from './in-force.read-model.js';

/** Carries all that is in force from one centre to another that has no internet. */
@Injectable()
export class Bundles {
  constructor(
    private readonly store: AdvisoryStore,
    private readonly inForce: InForce,
    private readonly unitOfWork: UnitOfWork,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'feeds'>,
  ) {}

  /** Writes everything as of one moment into a file, which is there when all of it is; signed, if there is a key to sign with. */
  async export(file: string, at: Date): Promise<BundleHead & { readonly isSigned: boolean }> {
    const { signingKeyFile } = this.config.feeds.bundles;
    const signingKey = signingKeyFile === null ? null : await readSigningKey(signingKeyFile);
    return this.unitOfWork.run(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const head = await this.headAt(at, tx);
      const unfinished = `${file}.unfinished`;
      try {
        const lines = bundleLines(head, (feed) => this.inForce.of(feed, tx), signingKey);
        await pipeline(Readable.from(lines), createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
        await rename(unfinished, file);
      } finally {
        await rm(unfinished, { force: true });
      }
      return { format: 'siteward-bundle', form: 1, ...head, isSigned: signingKey !== null };
    });
  }

  private async headAt(at: Date, tx: Tx): Promise<Omit<BundleHead, 'format' | 'form'>> {
    const advisory_version = await new KnownAdvisories().version(tx);
    return { made_at: at.toISOString(), advisory_version, feeds: [...(await this.inForce.feeds(tx))] };
  }

  /**
   * Brings a bundle into force, once all of it was read and found whole, and signed if that is asked for; feeds it does not have stay as they are. With each feed comes its mark, so
   * that a centre that gets the internet later goes on from there.
   */
  async import(file: string, at: Date): Promise<readonly (readonly [StoredFeed, AppliedSync])[]> {
    const { keysFile } = this.config.feeds.bundles;
    const bundle = await checkBundle(file, keysFile === null ? null : await readPublicKeys(keysFile));
    const applied: (readonly [StoredFeed, AppliedSync])[] = [];
    for (const { feed, version, cursor } of bundle.head.feeds) {
      const items = itemsInBundle(bundle, feed);
      applied.push([
        feed,
        await this.store.apply({ feed, version, origin: 'import', mode: 'replace', items, cursor, at }),
      ]);
    }
    return applied;
  }
}
