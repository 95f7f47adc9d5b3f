import { Injectable } from '@nestjs/common';
import { UnitOfWork, WakeableLoops } from '../../platform/database/index.js';
import { CarryOnRollouts } from './carry-on-rollouts.js';

const POLL_MS = 1_000;

/** Looks at running rollouts again and again; one replica at a time looks at each. */
@Injectable()
export class RolloutsWorker {
  constructor(unitOfWork: UnitOfWork, rollouts: CarryOnRollouts, loops: WakeableLoops) {
    const turn = async () => {
      await unitOfWork.run((tx) => rollouts.carryOn(new Date(), tx));
      return false;
    };
    loops.create({ name: 'rollouts', channel: 'rollouts', pollMs: POLL_MS, turn });
  }
}
