import { z } from 'zod';
import { ScanPhase } from '../model/scan.js';

/**
 * Where a scan, or its part at one site, stands. `completed`, `partial`, `failed` and `stopped` are ends; what is `paused`
 * can go on.
 */
export const ScanState = z
  .enum(['pending', 'running', 'processing', 'completed', 'partial', 'failed', 'stopped', 'paused'])
  .meta({
    description:
      '`pending`: asked for, no agent was heard of yet; `running`; `processing`: all results are here and are being ' +
      'matched; `paused`: stopped for now, what is left can be resumed; `completed`, `partial`, `failed` and `stopped` are ends.',
    example: 'completed',
  });
export type ScanState = z.infer<typeof ScanState>;

const Hosts = z.int().min(0).nullable();

export const ScanProgressView = z.object({
  percent: z
    .number()
    .min(0)
    .max(100)
    .meta({ description: 'Of the whole; 100 once everything has ended.', example: 42 }),
  phase: ScanPhase.nullable().meta({ description: 'Of the running site that is furthest behind.', example: 'ports' }),
  hosts_found: Hosts.meta({ description: 'Hosts that will have a result, as far as is known; null before that.' }),
  hosts_done: Hosts.meta({ description: 'Those of them whose result is there.' }),
  last_heard_at: z.iso.datetime().nullable().meta({ description: 'When an agent was last heard of.' }),
});
export type ScanProgressView = z.infer<typeof ScanProgressView>;
