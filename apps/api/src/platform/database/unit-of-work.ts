import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CentreDataSource } from './centre-data-source.js';

declare const insideTransaction: unique symbol;
declare const mayWrite: unique symbol;

/** An open transaction to read in. A read model that asks for it sees one moment, whatever else it is asked. */
export type ReadTx = EntityManager & { readonly [insideTransaction]: true };

/** An open transaction. Only {@link UnitOfWork} and `TenantWork` make one, so a store that asks for it cannot be called outside. */
export type Tx = ReadTx & { readonly [mayWrite]: true };

/** Runs the centre's own work, which is for all tenants, in one transaction: all of it happens, or none of it. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: CentreDataSource) {}

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction((manager) => work(manager as Tx));
  }
}
