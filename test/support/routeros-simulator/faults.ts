import type { CommandFault, Ending } from './session/command-fault.js';
import type { Delivery } from './wire/delivery.js';

/** Right after the accept. `too-many-sessions` is what a router with `max-sessions` reached does: accept, then close. */
export type ConnectFault = Ending | 'garbage' | 'http-banner' | 'too-many-sessions';

/** Instead of the answer to `/login`. */
export type LoginFault = Ending | 'garbage' | 'fatal' | 'unknown-reply' | 'bare-trap' | 'mute-done';

/** Everything that can be made to go wrong; nothing set is a healthy router. */
export interface Faults {
  readonly delivery?: Delivery;
  readonly connect?: ConnectFault;
  readonly login?: LoginFault;
  readonly command?: CommandFault;
  /** Restricts `command` to one menu, e.g. `/ip/arp`. */
  readonly onMenu?: string;
  /** How often `connect`, `login` and `command` strike, taken together, before the router is well again. */
  readonly times?: number;
  /** Connections beyond this many are accepted and closed. */
  readonly maxSessions?: number;
  /** Rows of a `many-rows` reply; 20000 when absent. */
  readonly rows?: number;
  /** Pause between two replies of a `trickle` in milliseconds; 50 when absent. */
  readonly trickleMs?: number;
}

/** Holds the switches and counts how often they struck. */
export class FaultBox {
  private struck = 0;

  constructor(private faults: Faults) {}

  set(faults: Faults): void {
    this.faults = faults;
    this.struck = 0;
  }

  get delivery(): Delivery {
    return this.faults.delivery ?? 'sentences';
  }

  get rows(): number {
    return this.faults.rows ?? 20_000;
  }

  get trickleMs(): number {
    return this.faults.trickleMs ?? 50;
  }

  /** `open` counts the connection that asks. */
  connect(open: number): ConnectFault | null {
    if (open > (this.faults.maxSessions ?? Infinity)) return 'too-many-sessions';
    return this.strike(this.faults.connect);
  }

  login(): LoginFault | null {
    return this.strike(this.faults.login);
  }

  command(menu: string): CommandFault | null {
    if (this.faults.onMenu !== undefined && this.faults.onMenu !== menu) return null;
    return this.strike(this.faults.command);
  }

  private strike<Fault>(fault: Fault | undefined): Fault | null {
    if (fault === undefined || this.struck >= (this.faults.times ?? Infinity)) return null;
    this.struck += 1;
    return fault;
  }
}
