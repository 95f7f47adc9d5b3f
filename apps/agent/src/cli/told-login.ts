import type { TriedLogin } from '../routeros/index.js';

/** What a login turned out to be good for, as lines for a person. */
export function toldLogin(tried: TriedLogin): {
  readonly lines: readonly string[];
  readonly warnings: readonly string[];
} {
  const { version, board, cpuPercent, readable, denied, failed } = tried;
  const router = `RouterOS ${version ?? 'of an unknown version'}${board === null ? '' : ` on ${board}`}`;
  const load = cpuPercent === null ? '' : `, processor at ${cpuPercent} %`;
  return {
    lines: [`Logged in: ${router}${load}.`, `It may read ${readable} menus that facts and checks look at.`],
    warnings: [
      ...(denied.length === 0 ? [] : [`It may not read ${denied.join(', ')}: checks that need them stay unknown.`]),
      ...(failed.length === 0 ? [] : [`The router answered with an error about ${failed.join(', ')}.`]),
      ...rightsWarnings(tried),
    ],
  };
}

function rightsWarnings({ group, rights }: TriedLogin): string[] {
  if (rights === null || group === null) return ['It may not see its own group, so its rights cannot be judged.'];
  const { missing, excess } = rights;
  return [
    ...(missing.length === 0 ? [] : [`The group ${group} lacks the policies ${missing.join(', ')}.`]),
    ...(excess.length === 0
      ? []
      : [
          `The group ${group} has more rights than are needed: ${excess.join(', ')}. ` +
            `Take them away: /user/group/set [find name="${group}"] policy=read,api`,
        ]),
  ];
}
