import { LogLine, LogLineLevel, MAX_LOG_LINES, SupportBundle } from '#contracts';
import { z } from 'zod';
import type { OperationSpec } from '../../platform/http/index.js';
import { AgentParams } from '../agents.operations.js';

export const AgentLogsQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_LOG_LINES)
    .default(100)
    .meta({ description: 'The newest so many lines.' }),
  level: LogLineLevel.default('info').meta({ description: 'Lines of this level and worse ones.' }),
  since: z.iso.datetime().optional().meta({ description: 'No line that is older.', example: '2026-11-25T14:00:00Z' }),
});

const LINE = {
  at: '2026-11-25T14:09:58.104Z',
  level: 'warn',
  context: 'Spool',
  message: 'The spool or its disk is full: no request is taken until there is room',
  details: {},
};
const ERRORS = ['agent_not_found', 'agent_offline', 'agent_does_not_answer', 'agent_answer_unusable'] as const;

export const READ_AGENT_LOGS: OperationSpec = {
  id: 'readAgentLogs',
  tag: 'Agents',
  summary: 'Read the Log of an Agent',
  description:
    'The newest lines of the log of an agent that is there, oldest first. It is asked over the broker. Secrets never leave the site: ' +
    'the agent takes them out. Who asked is in the audit log.',
  scope: 'agent:support',
  params: AgentParams,
  query: AgentLogsQuery,
  answers: { 200: { description: 'The lines.', schema: z.array(LogLine), example: [LINE] } },
  errors: ERRORS,
};

export const MAKE_SUPPORT_BUNDLE: OperationSpec = {
  id: 'makeSupportBundle',
  tag: 'Agents',
  summary: 'Make a Support Bundle',
  description:
    'What helps to find out what is wrong with an agent that is there: its configuration, its machine and network interfaces, how it is, ' +
    'and the newest lines of its log. Nothing is changed at the site, nothing is stored here. Secrets never leave the site.',
  scope: 'agent:support',
  params: AgentParams,
  answers: {
    200: {
      description: 'The bundle.',
      schema: SupportBundle,
      example: {
        made_at: '2026-11-25T14:10:02.300Z',
        agent: {
          id: '019abf13-0a2b-7c3d-8e4f-5a6b7c8d9e0f',
          site_id: '9c3c1392-7f36-4240-85f2-273573c0384a',
          name: 'branch-office-1',
          version: '0.1.0',
          started_at: '2026-11-25T14:05:01.000Z',
        },
        machine: {
          platform: 'linux',
          architecture: 'arm64',
          kernel: '6.1.0-28-arm64',
          node_version: 'v20.20.2',
          processors: 4,
          memory_mib: 1849,
          free_memory_mib: 1200,
          up_s: 86_412,
          interfaces: [{ name: 'eth0', address: '192.168.88.10/24', mac: '02:00:5e:10:00:01', is_internal: false }],
        },
        configuration: { name: 'branch-office-1', nmapPath: 'nmap' },
        nmap: { path: 'nmap', version: '7.95', privileged: true },
        health: { event_loop_delay_ms: 21.4 },
        doctor: [{ topic: 'nmap', status: 'ok', says: 'nmap 7.95 sends raw packets.', remedy: null }],
        logs: [LINE],
      },
    },
  },
  errors: ERRORS,
};
