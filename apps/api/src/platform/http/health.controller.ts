import { Controller, Get, HttpStatus, Inject, Logger, type OnModuleDestroy, Optional, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from './auth/public.js';

/** What to provide, in a global module, to have a say in whether this process is ready. */
export const READINESS_PROBES = Symbol('READINESS_PROBES');

/** Figures an operator wants to see beside the answer, such as how much work waits. */
export type ProbeFigures = Readonly<Record<string, number>>;

/** Asks one thing the process depends on. `check` rejects when it cannot be used; null when it has no figures. */
export interface ReadinessProbe {
  readonly name: string;
  check(): Promise<ProbeFigures | null>;
}

const PROBE_TIMEOUT_MS = 2000;

interface ProbeAnswer {
  readonly state: 'ok' | 'failed';
  readonly figures: ProbeFigures | null;
}

/** Whether the process lives, and whether it can serve; for supervisors and load balancers, so without a token. */
@Controller('health')
export class HealthController implements OnModuleDestroy {
  private readonly logger = new Logger('Health');
  private isStopping = false;
  private unready = '';

  constructor(@Optional() @Inject(READINESS_PROBES) private readonly probes: readonly ReadinessProbe[] = []) {}

  /** The first sign of a shutdown: the load balancer looks elsewhere while open requests are finished. */
  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @Public()
  @Get('live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const answers = await Promise.all(this.probes.map(async (probe) => [probe.name, await this.ask(probe)] as const));
    const failed = answers.filter(([, answer]) => answer.state === 'failed').map(([name]) => name);
    this.tellOfChange(failed.join(', '));
    const isReady = failed.length === 0 && !this.isStopping;
    reply.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return {
      status: isReady ? 'ok' : this.isStopping ? 'stopping' : 'unavailable',
      checks: Object.fromEntries(answers.map(([name, { state }]) => [name, state])),
      figures: Object.fromEntries(answers.flatMap(([name, { figures }]) => (figures ? [[name, figures]] : []))),
    };
  }

  private async ask(probe: ReadinessProbe): Promise<ProbeAnswer> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`No answer within ${PROBE_TIMEOUT_MS} ms`));
      }, PROBE_TIMEOUT_MS);
    });
    try {
      const figures = await Promise.race([probe.check(), timeout]);
      return { state: 'ok', figures };
    } catch (error) {
      this.logger.debug({ message: 'A readiness probe failed', probe: probe.name, err: error });
      return { state: 'failed', figures: null };
    } finally {
      clearTimeout(timer);
    }
  }

  /** Probed every few seconds, an outage would fill the log; only its beginning and its end are told. */
  private tellOfChange(failed: string): void {
    if (failed === this.unready) return;
    this.unready = failed;
    this.logger.warn(failed === '' ? 'Ready again' : `Not ready: ${failed} cannot be used`);
  }
}
