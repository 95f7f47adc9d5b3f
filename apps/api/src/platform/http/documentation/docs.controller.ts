import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import swaggerUiFolder from 'swagger-ui-dist/absolute-path.js';
import { AppError } from '../../app-error.js';
import { Public } from '../auth/public.js';
import { type Cacheable, cacheable, sendCacheable } from './cacheable.js';
import { DOCS_PAGE, DOCS_SECURITY_POLICY, PAGE_STYLE, START_SCRIPT, SWAGGER_UI_FILES } from './docs-page.js';

/** The names stay the same from one version of Siteward to the next, so they are asked for again each day. */
const MAX_AGE_S = 86_400;
const PAGE_MAX_AGE_S = 300;

/** The documentation as a page on which requests can be tried out. It needs nothing from anywhere else. */
@Controller('docs')
export class DocsController {
  private readonly page = cacheable(DOCS_PAGE, 'text/html; charset=utf-8');
  private readonly files = new Map<string, Promise<Cacheable>>([
    ['page.css', Promise.resolve(cacheable(PAGE_STYLE, 'text/css; charset=utf-8'))],
    ['start.js', Promise.resolve(cacheable(START_SCRIPT, 'text/javascript; charset=utf-8'))],
  ]);

  @Public()
  @Get()
  @Header('content-security-policy', DOCS_SECURITY_POLICY)
  index(@Req() request: FastifyRequest, @Res() reply: FastifyReply): FastifyReply {
    return sendCacheable(request, reply, this.page, PAGE_MAX_AGE_S);
  }

  @Public()
  @Get(':file')
  async file(
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<FastifyReply> {
    const file = await (this.files.get(name) ?? this.load(name));
    return sendCacheable(request, reply, file, MAX_AGE_S);
  }

  /** Reads a file of Swagger UI once; after that it stays in memory. */
  private async load(name: string): Promise<Cacheable> {
    if (!isSwaggerUiFile(name)) throw new AppError('route_not_found');
    const file = await readFile(join(swaggerUiFolder(), name));
    const loaded = cacheable(file, SWAGGER_UI_FILES[name]);
    this.files.set(name, Promise.resolve(loaded));
    return loaded;
  }
}

function isSwaggerUiFile(name: string): name is keyof typeof SWAGGER_UI_FILES {
  return Object.hasOwn(SWAGGER_UI_FILES, name);
}
