import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** How the connections of a pool are used at this moment. */
export interface PoolFigures {
  readonly inUse: number;
  readonly idle: number;
  /** Who waits for a connection. */
  readonly waiting: number;
}

export function poolFigures({ driver }: DataSource): PoolFigures {
  // The driver's type is that of any database; ours is always PostgreSQL, which keeps its pool here.
  const { totalCount, idleCount, waitingCount } = (driver as unknown as { readonly master: Pool }).master;
  return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
