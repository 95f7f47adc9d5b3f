import type { AgentConfig } from '../config/index.js';
import { readEnrolmentFile } from '../enrol/index.js';

/** All that this agent knows and nobody else may get to know. */
export function secretsOf({ router, nats, enrolment }: AgentConfig): string[] {
  const inUrls = nats.urls.flatMap((text) => {
    const { password } = new URL(text);
    return password === '' ? [] : [password, decodeURIComponent(password)];
  });
  const file = enrolment === null ? null : readEnrolmentFile(enrolment.credsFile);
  return [...(router === null ? [] : [router.password]), ...inUrls, ...(file === null ? [] : [file.seed, file.jwt])];
}

/** The configuration as it may be shown: what is secret is not in it. */
export function shownConfig(config: AgentConfig): Record<string, unknown> {
  const { nats, enrolment, router, ...rest } = config;
  return {
    ...rest,
    nats: { urls: nats.urls.map(withoutLogin), caFile: nats.caFile },
    enrolment,
    router: router === null ? null : { ...router, password: undefined, user: router.user },
  };
}

function withoutLogin(text: string): string {
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}
