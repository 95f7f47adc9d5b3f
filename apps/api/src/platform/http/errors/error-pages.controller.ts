import { Controller, Get, Header, Param } from '@nestjs/common';
import { AppError, isErrorCode } from '../../app-error.js';
import { Public } from '../auth/public.js';
import { errorIndexPage, errorPage, PAGE_SECURITY_POLICY } from './error-page.js';

const HTML = 'text/html; charset=utf-8';
const CACHE = 'public, max-age=3600';

/** Serves what `doc_url` points to. */
@Controller('errors')
export class ErrorPagesController {
  @Public()
  @Get()
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  @Header('content-security-policy', PAGE_SECURITY_POLICY)
  index(): string {
    return errorIndexPage();
  }

  @Public()
  @Get(':code')
  @Header('content-type', HTML)
  @Header('cache-control', CACHE)
  @Header('content-security-policy', PAGE_SECURITY_POLICY)
  one(@Param('code') code: string): string {
    if (!isErrorCode(code)) throw new AppError('error_code_not_found');
    return errorPage(code);
  }
}
