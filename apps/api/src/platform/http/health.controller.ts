import { Controller, Get, HttpStatus, Inject, Logger, type OnModuleDestroy, Optional, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from './auth/public.js';

/** What to provide, in a global module, to have a say in whether this process is ready. */
export const READINESS_PROBES = Symbol('READINESS_PROBES');

/** Asks one thing the process depends on. `check` rejects when it cannot be used. */
export interface ReadinessProbe {
  readonly name: string;
  check(): Promise<void>;
}

const PROBE_TIMEOUT_MS = 2000;

type ProbeAnswer = 'ok' | 'failed';

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
    const failed = answers.filter(([, answer]) => answer === 'failed').map(([name]) => name);
    this.tellOfChange(failed.join(', '));
    const isReady = failed.length === 0 && !this.isStopping;
    reply.status(isReady ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
    return {
      status: isReady ? 'ok' : this.isStopping ? 'stopping' : 'unavailable',
      checks: Object.fromEntries(answers),
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
      await Promise.race([probe.check(), timeout]);
      return 'ok';
    } catch (error) {
      this.logger.debug({ message: 'A readiness probe failed', probe: probe.name, err: error });
      return 'failed';
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
