import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { API_CONFIG, type ApiConfig } from '../../config/index.js';
import { AppError } from '../../platform/app-error.js';
import { Operation, parseParams } from '../../platform/http/index.js';
import { installerScript } from './installer-script.js';
import { ReleaseShelf } from './release-shelf.js';
import { DOWNLOAD_PACKAGE, DOWNLOAD_RELEASE, INSTALLER, PackageParams, ReleaseParams } from './releases.operations.js';

/** What machines fetch that are, or become, agents. */
@Controller()
export class DownloadsController {
  constructor(
    private readonly shelf: ReleaseShelf,
    @Inject(API_CONFIG) private readonly config: Pick<ApiConfig, 'http'>,
  ) {}

  @Get('agents/releases/:version/bundle')
  @Operation(DOWNLOAD_RELEASE)
  async bundle(@Param() params: unknown, @Res() reply: FastifyReply): Promise<void> {
    const release = await this.shelf.find(parseParams(ReleaseParams, params).version);
    if (release === null) throw new AppError('release_not_found');
    reply.header('content-length', release.manifest.bundle.bytes).type('application/octet-stream');
    await reply.send(this.shelf.open(release));
  }

  @Get('install.sh')
  @Operation(INSTALLER)
  async installer(@Res() reply: FastifyReply): Promise<void> {
    const packages = await this.shelf.newestPackages();
    if (packages.length === 0) throw new AppError('installer_not_available');
    await reply.type('text/x-shellscript; charset=utf-8').send(installerScript(this.config.http.publicUrl, packages));
  }

  @Get('install/:file')
  @Operation(DOWNLOAD_PACKAGE)
  async package(@Param() params: unknown, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.shelf.findPackage(parseParams(PackageParams, params).file);
    if (found === null) throw new AppError('installer_not_available');
    await reply.type('application/vnd.debian.binary-package').send(this.shelf.open(found));
  }
}
