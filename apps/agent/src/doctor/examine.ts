import type { AgentConfig } from '../config/index.js';
import { fail, type Finding, type Topic, TOPICS } from './finding.js';
import { judgeDisk, judgeEnrolment, judgeMemory, judgeNmap } from './judge-machine.js';
import { judgeBroker, judgeClock, judgeNames, judgeRouter } from './judge-network.js';
import { probeDisk, probeEnrolment, probeMemory, probeNmap, reasonOf } from './probe-machine.js';
import { probeApiClock, probeNames, probeOwnBroker, probeRouter } from './probe-network.js';

/** No question is waited for longer than that. */
const ANSWER_WITHIN_MS = 12_000;

/** Looks at everything the agent needs, all at once. Never rejects, changes nothing, and is done within seconds. */
export async function examine(config: AgentConfig, now: () => Date): Promise<Finding[]> {
  const given = new AbortController();
  const within = <T>(probe: Promise<T>): Promise<T> => inTime(probe, given);
  const broker = within(probeOwnBroker(config));
  const router = within(probeRouter(config, given.signal));
  const api = within(probeApiClock(config, given.signal));
  const clock = async () => ({
    broker: (await broker.catch(() => null))?.broker?.clockAheadMs ?? null,
    api: await api.catch(() => null),
    router: await router.then((seen) => (seen.kind === 'tried' ? seen.tried.clockAheadMs : null)).catch(() => null),
  });
  const examinations: Readonly<Record<Topic, () => Promise<Finding>>> = {
    enrolment: async () => judgeEnrolment(await probeEnrolment(config), now()),
    names: async () => judgeNames(await within(probeNames(config))),
    broker: async () => judgeBroker(await broker),
    clock: async () => judgeClock(await clock()),
    nmap: async () => judgeNmap(await within(probeNmap(config, given.signal))),
    router: async () => judgeRouter(await router),
    disk: async () => judgeDisk(await within(probeDisk(config))),
    memory: async () => judgeMemory(await probeMemory()),
  };
  const findings = await Promise.all(
    TOPICS.map((topic) => examinations[topic]().catch((error: unknown) => broken(topic, error))),
  );
  given.abort();
  return findings;
}

async function inTime<T>(probe: Promise<T>, given: AbortController): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`there was no answer within ${ANSWER_WITHIN_MS / 1000} s`));
      given.abort();
    }, ANSWER_WITHIN_MS);
  });
  return Promise.race([probe, late]).finally(() => clearTimeout(timer));
}

function broken(topic: Topic, error: unknown): Finding {
  return fail(
    topic,
    `It could not be looked at: ${reasonOf(error)}.`,
    'Try again; if it stays so, report it with the version of this program.',
  );
}
