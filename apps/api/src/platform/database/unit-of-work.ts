import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

declare const insideTransaction: unique symbol;

/** An open transaction. Only {@link UnitOfWork} makes one, so a store that asks for it cannot be called outside. */
export type Tx = EntityManager & { readonly [insideTransaction]: true };

/** Runs work in one transaction: all of it happens, or none of it. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction((manager) => work(manager as Tx));
  }
}
