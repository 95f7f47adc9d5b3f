import { Injectable } from '@nestjs/common';
import { UnitOfWork, WakeableLoops } from '../platform/database/index.js';
import { DueRuns } from './due-runs.service.js';
import { TellSites } from './tell-sites.js';

const POLL_MS = 5_000;

/**
 * Looks for runs that are due. A run is claimed and its scan opened in one transaction, so that it begins once, however many
 * replicas look, and wherever one of them dies.
 */
@Injectable()
export class DueRunsWorker {
  constructor(unitOfWork: UnitOfWork, dueRuns: DueRuns, tellSites: TellSites, loops: WakeableLoops) {
    const turn = async (): Promise<boolean> => {
      const wasDue = await unitOfWork.run((tx) => dueRuns.next(tx));
      if (wasDue) tellSites.announce();
      return wasDue;
    };
    loops.create({ name: 'due runs', channel: 'due_runs', pollMs: POLL_MS, turn });
  }
}
