import type { AdvisoryFeeds } from '#contracts';
import { Controller, Get } from '@nestjs/common';
import { TenantWork } from '../../platform/database/index.js';
import { CurrentCaller, Operation, type RequestCaller } from '../../platform/http/index.js';
import { FeedList } from './feed-list.service.js';
import { LIST_ADVISORY_FEEDS } from './feeds.operations.js';

@Controller('advisories/feeds')
export class FeedsController {
  constructor(
    private readonly feeds: FeedList,
    private readonly tenantWork: TenantWork,
  ) {}

  @Get()
  @Operation(LIST_ADVISORY_FEEDS)
  list(@CurrentCaller() { tenantId }: RequestCaller): Promise<AdvisoryFeeds> {
    return this.tenantWork.read(tenantId, (tx) => this.feeds.all(new Date(), tx));
  }
}
