import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a metric is called (by the conventions of Prometheus), what it says, and the names of its labels: never ids. */
export interface MetricSpec {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
}

/** One value of a gauge, at this moment. */
export interface Reading {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What this process lets operators see. A stage adds its own metrics here, once, when it is made. */
@Injectable()
export class Metrics implements OnModuleDestroy {
  private readonly logger = new Logger(Metrics.name);
  private readonly registry = new Registry();

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Something that only grows. */
  counter({ name, help, labelNames = [] }: MetricSpec): Counter {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /** Something that goes up and down, and is told as it happens. */
  gauge({ name, help, labelNames = [] }: MetricSpec): Gauge {
    return new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }

  /**
   * Something that is read whenever the metrics are asked for. A reading that fails is left out, and the others are shown:
   * an outage is when metrics are needed.
   */
  reading(spec: MetricSpec, read: () => Promise<readonly Reading[]>): void {
    const { name, help, labelNames = [] } = spec;
    const take = (gauge: Gauge) => this.take(gauge, name, read);
    const collect = async function (this: Gauge): Promise<void> {
      await take(this);
    };
    new Gauge({ name, help, labelNames: [...labelNames], registers: [this.registry], collect });
  }

  /** How long something takes, in seconds. */
  histogram({ name, help, labelNames = [] }: MetricSpec, buckets: readonly number[]): Histogram {
    const labels = [...labelNames];
    return new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [this.registry] });
  }

  /** All of it, in the text format of Prometheus. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  onModuleDestroy(): void {
    this.registry.clear();
  }

  private async take(gauge: Gauge, name: string, read: () => Promise<readonly Reading[]>): Promise<void> {
    gauge.reset();
    try {
      for (const { labels = {}, value } of await read()) gauge.set(labels, value);
    } catch (error) {
      gauge.remove();
      this.logger.debug({ message: 'A metric could not be read', metric: name, err: error });
    }
  }
}
