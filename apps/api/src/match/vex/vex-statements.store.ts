import { Injectable } from '@nestjs/common';
import type { ReadTx, Tx } from '../../platform/database/index.js';
import type { ImportedStatement } from './vex-view.js';

/** Which statement of which document it is. */
export interface StatementId {
  readonly documentId: string;
  readonly version: number;
  /** The vulnerability and the device. */
  readonly key: string;
}

const TAKEN = `
  SELECT statement_key AS key, decision_id FROM vex_statements
  WHERE tenant_id = $1 AND document_id = $2 AND document_version = $3`;
const LOCK = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 7))';
const ADD = `
  INSERT INTO vex_statements (tenant_id, document_id, document_version, statement_key, decision_id, vex_status,
    vex_justification)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const OF_DECISIONS = `
  SELECT decision_id, vex_status AS status, vex_justification AS justification FROM vex_statements
  WHERE tenant_id = $1 AND decision_id = ANY ($2::uuid[])`;

/** Which decisions came as statements of somebody else's: the one writer and reader of `vex_statements`. */
@Injectable()
export class VexStatements {
  /** The statements of this version of a document that were taken already, with their decisions; it is locked until the commit. */
  async taken(
    tenantId: string,
    { documentId, version }: Omit<StatementId, 'key'>,
    tx: Tx,
  ): Promise<Map<string, string>> {
    await tx.query(LOCK, [`${tenantId} ${documentId}`]);
    const rows: { key: string; decision_id: string }[] = await tx.query(TAKEN, [tenantId, documentId, version]);
    return new Map(rows.map(({ key, decision_id }) => [key, decision_id]));
  }

  async add(
    tenantId: string,
    { documentId, version, key }: StatementId,
    taken: { readonly decisionId: string; readonly statement: ImportedStatement },
    tx: Tx,
  ): Promise<void> {
    const { status, justification } = taken.statement;
    await tx.query(ADD, [tenantId, documentId, version, key, taken.decisionId, status, justification]);
  }

  /** What the decisions were made of, by their ids; those people made here are not in it. */
  async ofDecisions(
    tenantId: string,
    decisionIds: readonly string[],
    tx: ReadTx,
  ): Promise<ReadonlyMap<string, ImportedStatement>> {
    type Row = ImportedStatement & { readonly decision_id: string };
    const rows: Row[] = decisionIds.length === 0 ? [] : await tx.query(OF_DECISIONS, [tenantId, decisionIds]);
    return new Map(rows.map(({ decision_id, status, justification }) => [decision_id, { status, justification }]));
  }
}
