import { Readable } from 'node:stream';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Caller, CurrentCaller, Operation, parseParams } from '../../platform/http/index.js';
import { ScanParams } from '../report.operations.js';
import { csvExport } from './csv-export.js';
import { cycloneDxExport } from './cyclonedx-export.js';
import type { ExportedScan } from './exported-scan.js';
import { EXPORT_CSV, EXPORT_CYCLONEDX, EXPORT_OPENVEX, EXPORT_SARIF } from './exports.operations.js';
import { openVexExport } from './openvex-export.js';
import { sarifExport } from './sarif-export.js';
import { ScanExports } from './scan-exports.service.js';

/** A format: what a file of it is called at its end, its media type, and how it is written. */
interface Format {
  readonly extension: string;
  readonly type: string;
  readonly write: (scan: ExportedScan) => AsyncGenerator<string>;
}

/** The findings of a scan in the formats other programs read. */
@Controller('scans/cve/:scan_id/export')
export class ExportsController {
  constructor(private readonly exports: ScanExports) {}

  @Get('csv')
  @Operation(EXPORT_CSV)
  csv(@CurrentCaller() caller: Caller, @Param() params: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.send(
      { caller, params, reply },
      { extension: 'csv', type: 'text/csv; charset=utf-8', write: csvExport },
    );
  }

  @Get('sarif')
  @Operation(EXPORT_SARIF)
  sarif(@CurrentCaller() caller: Caller, @Param() params: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.send({ caller, params, reply }, { extension: 'sarif', type: JSON_TYPE, write: sarifExport });
  }

  @Get('openvex')
  @Operation(EXPORT_OPENVEX)
  openVex(@CurrentCaller() caller: Caller, @Param() params: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.send({ caller, params, reply }, { extension: 'openvex.json', type: JSON_TYPE, write: openVexExport });
  }

  @Get('cyclonedx')
  @Operation(EXPORT_CYCLONEDX)
  cycloneDx(@CurrentCaller() caller: Caller, @Param() params: unknown, @Res() reply: FastifyReply): Promise<void> {
    return this.send({ caller, params, reply }, { extension: 'cdx.json', type: JSON_TYPE, write: cycloneDxExport });
  }

  private async send(
    { caller, params, reply }: { readonly caller: Caller; readonly params: unknown; readonly reply: FastifyReply },
    { extension, type, write }: Format,
  ): Promise<void> {
    const { scan_id } = parseParams(ScanParams, params);
    const scan = await this.exports.of(caller.tenantId, scan_id, new Date());
    await reply
      .type(type)
      .header('content-disposition', `attachment; filename="scan-${scan.shortId}.${extension}"`)
      .send(Readable.from(write(scan)));
  }
}

const JSON_TYPE = 'application/json; charset=utf-8';
