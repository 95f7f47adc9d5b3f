import { ScanFinished, ScanHostObserved, ScanProgress, ScanRouterChecked, ScanStarted } from '#contracts';
import { JetStreamContext, type Outcome } from '#jetstream';
import { Controller, UseInterceptors } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { CountResults } from './count-results.interceptor.js';
import { Ingest } from './ingest.service.js';

/** What comes in from the sites. */
@Controller()
@UseInterceptors(CountResults)
export class IngestController {
  constructor(private readonly ingest: Ingest) {}

  @MessagePattern(ScanStarted.ceType)
  started(@Payload() event: ScanStarted, @Ctx() context: JetStreamContext): Promise<Outcome> {
    return this.ingest.started(event, context.delivery);
  }

  @MessagePattern(ScanProgress.ceType)
  progressed(@Payload() event: ScanProgress, @Ctx() context: JetStreamContext): Promise<Outcome> {
    return this.ingest.progressed(event, context.delivery);
  }

  @MessagePattern(ScanRouterChecked.ceType)
  routerChecked(@Payload() event: ScanRouterChecked, @Ctx() context: JetStreamContext): Promise<Outcome> {
    return this.ingest.routerChecked(event, context.delivery);
  }

  @MessagePattern(ScanHostObserved.ceType)
  hostObserved(@Payload() event: ScanHostObserved, @Ctx() context: JetStreamContext): Promise<Outcome> {
    return this.ingest.hostObserved(event, context.delivery);
  }

  @MessagePattern(ScanFinished.ceType)
  finished(@Payload() event: ScanFinished, @Ctx() context: JetStreamContext): Promise<Outcome> {
    return this.ingest.finished(event, context.delivery);
  }
}
