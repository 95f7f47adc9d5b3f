import { complain } from './terminal.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const EXIT_AFTER_SECOND_SIGNAL = 130;

/** Stops what was started, the last first. */
export interface Shutdown {
  /** Registers how to stop something, right after it was started. */
  add(name: string, stop: () => Promise<void>): void;
  /** Settles when somebody asks us to stop. */
  readonly requested: Promise<void>;
  /** Stops everything; one that fails does not keep the others running. Returns whether all stopped well. */
  run(): Promise<boolean>;
}

/**
 * Listens for Ctrl-C and its relatives. The second one ends us at once, and the kernel then ends our children: see
 * `startChild`.
 */
export function listenForShutdown(): Shutdown {
  const stops: { name: string; stop: () => Promise<void> }[] = [];
  let asked = false;
  const requested = new Promise<void>((resolve) => {
    const onSignal = () => {
      if (asked) process.exit(EXIT_AFTER_SECOND_SIGNAL);
      asked = true;
      complain('stopping (once more: at once)');
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });
  return {
    requested,
    add: (name, stop) => void stops.push({ name, stop }),
    run: async () => {
      let well = true;
      for (const { name, stop } of stops.splice(0).reverse()) {
        await stop().catch((error: unknown) => {
          well = false;
          complain(`${name} did not stop: ${error instanceof Error ? error.message : String(error)}`);
        });
      }
      return well;
    },
  };
}
