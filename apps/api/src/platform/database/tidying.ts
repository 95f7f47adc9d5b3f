import { Injectable } from '@nestjs/common';
import { WakeableLoops } from './wakeable-loop.js';

const EVERY_MS = 3_600_000;

/** Forgets rows that have served their purpose by `now`. */
export type Tidy = (now: Date) => Promise<void>;

/** Keeps tables from growing for ever: once an hour, every stage forgets what it needs no more. */
@Injectable()
export class Tidying {
  private readonly tasks: Tidy[] = [];

  constructor(loops: WakeableLoops) {
    loops.create({ name: 'tidying', channel: 'tidying', pollMs: EVERY_MS, turn: () => this.turn() });
  }

  add(task: Tidy): void {
    this.tasks.push(task);
  }

  private async turn(): Promise<boolean> {
    for (const tidy of this.tasks) await tidy(new Date());
    return false;
  }
}
