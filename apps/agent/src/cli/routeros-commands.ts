/** Who is to be let in, and where. */
export interface RouterUser {
  readonly user: string;
  /** Address of the agent as the router sees it. */
  readonly agentAddress: string;
  /** Name or address of the router, for its certificate. */
  readonly host: string;
}

const RELEASES = ['7', '6'] as const;

/**
 * What to type on the router, as lines for a person: a group with the rights `read` and `api` and nothing else, a user in it
 * who may come from the agent only, and the API over TLS with a certificate of its own. RouterOS withholds every policy
 * that is not named.
 */
export function routerOsCommands(who: RouterUser): string[] {
  return RELEASES.flatMap((release) => [
    `On RouterOS ${release} (choose a password; the one you type there is asked for here next):`,
    ...commandsFor(who, release === '7' ? '/' : ' ').map((line) => `  ${line}`),
    '',
  ]);
}

function commandsFor({ user, agentAddress, host }: RouterUser, step: '/' | ' '): string[] {
  const at = (...path: string[]): string => `/${path.join(step)}`;
  const name = quoted(user);
  return [
    `${at('user', 'group', 'add')} name=${name} policy=read,api`,
    `${at('user', 'add')} name=${name} group=${name} address=${agentAddress}/32 password="CHOOSE-ONE"`,
    `${at('certificate', 'add')} name=siteward-api common-name=${quoted(host)} key-size=2048 days-valid=3650 key-usage=digital-signature,key-encipherment,tls-server`,
    `${at('certificate', 'sign')} siteward-api`,
    `${at('ip', 'service', 'set')} api-ssl certificate=siteward-api disabled=no`,
    `# If nobody but the agent uses the API over TLS, let only the agent in (this replaces the list of addresses):`,
    `${at('ip', 'service', 'set')} api-ssl address=${agentAddress}/32`,
    `# The fingerprint that is shown here next has to be this one:`,
    `${at('certificate', 'print')} detail where name=siteward-api`,
  ];
}

/** A text in a RouterOS command (manual, scripting: strings). */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `"${text.replace(/["\\$?]/g, '\\$&')}"`;
}
