import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '../database/index.js';

const KEY_BYTES = 32;
const ADD = 'INSERT INTO signing_keys (purpose, secret) VALUES ($1, $2) ON CONFLICT (purpose) DO NOTHING';
const FIND = 'SELECT secret FROM signing_keys WHERE purpose = $1';

/** Keys that nobody has to configure: whoever needs one first draws it, and all replicas share it. Callers cannot read them. */
@Injectable()
export class SigningKeysStore {
  private readonly known = new Map<string, Promise<Buffer>>();

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The key for a purpose. Asked of the database once. */
  keyFor(purpose: string): Promise<Buffer> {
    const known = this.known.get(purpose);
    if (known !== undefined) return known;
    const key = this.unitOfWork.run((tx) => this.findOrAdd(purpose, tx));
    this.known.set(purpose, key);
    key.catch(() => this.known.delete(purpose));
    return key;
  }

  private async findOrAdd(purpose: string, tx: Tx): Promise<Buffer> {
    const find = async () => (await tx.query<{ secret: Buffer }[]>(FIND, [purpose]))[0]?.secret;
    const found = await find();
    if (found !== undefined) return found;
    await tx.query(ADD, [purpose, randomBytes(KEY_BYTES)]);
    const added = await find();
    if (added === undefined) throw new Error(`there is no signing key for ${purpose}`);
    return added;
  }
}
