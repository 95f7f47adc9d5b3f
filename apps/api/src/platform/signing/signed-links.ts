import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { AppError } from '../app-error.js';
import { judgeLink, linkExpiry, signatureOf } from './link-signature.js';
import { SigningKeysStore } from './signing-keys.store.js';

/** The query parameters of a signed link. */
export interface LinkProof {
  /** Seconds since 1970. */
  readonly expires: number;
  readonly signature: string;
}

/** Links that open one thing for a while, without a token: for whoever downloads a file with a browser or hands it on. */
@Injectable()
export class SignedLinks {
  constructor(
    private readonly keys: SigningKeysStore,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** What makes a link made `now` good for `id`, and for nothing else. Equal when it is asked for again within minutes. */
  async proofFor(purpose: string, id: string, now: Date): Promise<LinkProof> {
    const expires = linkExpiry(now, this.config.links.lifetimeS);
    return { expires, signature: signatureOf({ purpose, id, expires }, await this.keys.keyFor(purpose)) };
  }

  /** @throws {AppError} `link_invalid` or `link_expired` when the link does not open this. */
  async verify(purpose: string, id: string, { expires, signature }: LinkProof): Promise<void> {
    const verdict = judgeLink({ purpose, id, expires }, signature, await this.keys.keyFor(purpose), new Date());
    if (verdict === 'forged') throw new AppError('link_invalid');
    if (verdict === 'expired') throw new AppError('link_expired');
  }
}
