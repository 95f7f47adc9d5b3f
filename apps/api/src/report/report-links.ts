import { Inject, Injectable } from '@nestjs/common';
import { API_CONFIG, type ApiConfig } from '../config/index.js';
import { type LinkProof, SignedLinks } from '../platform/signing/index.js';

const PURPOSE = 'scan-report.json';

/** The links under which reports are had as files. */
@Injectable()
export class ReportLinks {
  constructor(
    private readonly links: SignedLinks,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  /** The absolute address of a scan's report as a file, good for a while from `now` on. */
  async jsonUrl(scanId: string, now: Date): Promise<string> {
    const { expires, signature } = await this.links.proofFor(PURPOSE, scanId, now);
    return `${this.config.http.publicUrl}/scans/cve/${scanId}/report.json?expires=${expires}&signature=${signature}`;
  }

  /** @throws {AppError} `link_invalid` or `link_expired` when the link does not open this report. */
  verify(scanId: string, proof: LinkProof): Promise<void> {
    return this.links.verify(PURPOSE, scanId, proof);
  }
}
