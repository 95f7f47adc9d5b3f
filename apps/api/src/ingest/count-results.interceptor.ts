import { isOutcome } from '#jetstream';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { type Observable, tap } from 'rxjs';
import { Metrics } from '../platform/metrics/index.js';

/** Counts results by what they are and what became of them. */
@Injectable()
export class CountResults implements NestInterceptor {
  private readonly results: Counter;

  constructor(metrics: Metrics) {
    this.results = metrics.counter({
      name: 'siteward_results_total',
      help: 'Results from the sites, by kind and by what became of them; `failed` ones come again.',
      labelNames: ['kind', 'outcome'],
    });
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const kind = context.getHandler().name;
    const count = (outcome: string) => this.results.inc({ kind, outcome });
    return next.handle().pipe(
      tap({
        next: (outcome: unknown) => count(isOutcome(outcome) ? outcome.kind : 'failed'),
        error: () => count('failed'),
      }),
    );
  }
}
