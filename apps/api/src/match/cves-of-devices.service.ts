import type { DeviceCves } from '#contracts';
import { Injectable } from '@nestjs/common';
import { DevicesReadModel } from '../ingest/index.js';
import { TenantWork } from '../platform/database/index.js';
import { CveRecords } from './cve-records.service.js';
import { cvesOfDevices, MOST_OCCURRENCES, representativesOf } from './cves-of-devices.js';
import { DeviceFindingsReadModel, isVulnerability } from './device-findings.read-model.js';
import type { AdvisoryFinding, Finding } from './finding.js';

/** Answers which CVEs were ever found on some devices. */
@Injectable()
export class CvesOfDevices {
  constructor(
    private readonly tenantWork: TenantWork,
    private readonly devices: DevicesReadModel,
    private readonly findings: DeviceFindingsReadModel,
    private readonly records: CveRecords,
  ) {}

  /** Over all scans that are over. A MAC nobody has seen is in the answer, with zeros. */
  of(tenantId: string, macs: readonly string[], now: Date): Promise<DeviceCves> {
    return this.tenantWork.read(tenantId, async (tx) => {
      const { devices, newest: all } = await this.findings.ofMacs(tenantId, macs, now, tx);
      const ids = devices.map(({ id }) => id);
      const sightings = await this.devices.sightings(tenantId, ids, tx);
      const totals = await this.findings.totals(tenantId, ids, tx);
      const newest = all.filter(isVulnerability);
      const occurrences = await this.findings.occurrences(tenantId, ids, MOST_OCCURRENCES, tx);
      const counts = await this.findings.counts(tenantId, ids, tx);
      const shown = representativesOf(newest).map(({ id }) => id);
      const whole = (await this.findings.withIds(tenantId, shown, tx)).filter(isAdvisory);
      const references = [...new Set(whole.map(({ reference }) => reference))];
      return cvesOfDevices({
        macs,
        devices,
        sightings,
        totals,
        newest,
        occurrences,
        counts: new Map(counts.map(({ reference, count }) => [reference, count])),
        findings: new Map(whole.map((finding) => [finding.id, finding])),
        recordOf: await this.records.of(references, tx),
      });
    });
  }
}

function isAdvisory(finding: Finding): finding is AdvisoryFinding {
  return finding.kind === 'advisory';
}
