import type { OpenVexBody, OpenVexTaken, VexStatementResult } from '#contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../access/index.js';
import { AppError } from '../../platform/app-error.js';
import { TenantWork, type Tx } from '../../platform/database/index.js';
import type { RequestCaller } from '../../platform/http/index.js';
import { SetCveStatus } from '../set-cve-status.service.js';
import { type ReadStatement, readStatements, type StatementWish } from './read-statements.js';
import { VexStatements } from './vex-statements.store.js';

type Outcome = Pick<VexStatementResult, 'result' | 'reason' | 'decision_id'>;

/** Takes statements of others for decisions about the CVEs of devices. */
@Injectable()
export class ImportOpenVex {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly statements: VexStatements,
    private readonly setCveStatus: SetCveStatus,
    private readonly auditLog: AuditLog,
  ) {}

  /** All of a document in one transaction. The same version of it, sent again, adds only what could not be taken before. */
  take(caller: RequestCaller, document: OpenVexBody, now: Date): Promise<OpenVexTaken> {
    const { '@id': documentId, version } = document;
    return this.tenantWork.write(caller.tenantId, async (tx) => {
      const before = await this.statements.taken(caller.tenantId, { documentId, version }, tx);
      const results: VexStatementResult[] = [];
      for (const read of readStatements(document)) {
        const { statement, product, vulnerability } = read;
        const known = before.get(keyOf(read)) ?? null;
        const outcome: Outcome =
          known === null
            ? await this.takeOne(caller, { read, documentId, version, now }, tx)
            : { result: 'taken_before', reason: null, decision_id: known };
        results.push({ statement, product, vulnerability, ...outcome });
      }
      const counts = countsOf(results);
      const change = { action: 'cve_statuses.imported', resource: { type: 'openvex', id: documentId } };
      await this.auditLog.record(caller, { ...change, details: { version, author: document.author, ...counts } }, tx);
      return { document_id: documentId, version, ...counts, results };
    });
  }

  private async takeOne(
    caller: RequestCaller,
    one: { readonly read: ReadStatement; readonly documentId: string; readonly version: number; readonly now: Date },
    tx: Tx,
  ): Promise<Outcome> {
    const { read, documentId, version, now } = one;
    if (read.ignored !== null) return { result: 'ignored', reason: read.ignored, decision_id: null };
    try {
      const { id } = await this.setCveStatus.setIn(caller, bodyOf(read.wish), now, tx);
      const taken = { decisionId: id, statement: read.wish.said };
      await this.statements.add(caller.tenantId, { documentId, version, key: keyOf(read) }, taken, tx);
      return { result: 'taken', reason: null, decision_id: id };
    } catch (error) {
      const reason = error instanceof AppError ? UNKNOWN[error.code] : undefined;
      if (reason === undefined) throw error;
      return { result: 'ignored', reason, decision_id: null };
    }
  }
}

/** What a statement may be about that is not here; nothing was written by then. */
const UNKNOWN: Readonly<Record<string, string>> = {
  device_not_found: 'no scan has seen this device there',
  finding_not_found: 'the CVE is not found on this device at present',
};

function bodyOf({ cve, device, why }: StatementWish): Parameters<SetCveStatus['setIn']>[1] {
  const body = { mac_address: device.mac, cve_id: cve, status: 'mitigated' as const, justification: why };
  return device.siteId === null ? body : { ...body, site_id: device.siteId };
}

function keyOf({ statement, vulnerability, product }: ReadStatement): string {
  return `${statement} ${product ?? ''} ${vulnerability}`;
}

function countsOf(results: readonly VexStatementResult[]) {
  const count = (wanted: VexStatementResult['result']) => results.filter(({ result }) => result === wanted).length;
  return { taken: count('taken'), taken_before: count('taken_before'), ignored: count('ignored') };
}
