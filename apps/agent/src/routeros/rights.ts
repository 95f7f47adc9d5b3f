/** All that this program asks of a router needs no more. */
const NEEDED = ['read', 'api'];

/** What the rights of a login are against what is needed. */
export interface Rights {
  /** What it has, as RouterOS names policies. */
  readonly granted: readonly string[];
  readonly missing: readonly string[];
  /** What it has and nobody needs: whoever gets hold of the password has that, too. */
  readonly excess: readonly string[];
}

/** The rights in a `policy` of `/user/group`, such as `read,api,!write`. */
export function rightsOf(policy: string): Rights {
  const words = policy.split(',').map((word) => word.trim());
  const granted = words.filter((word) => word !== '' && !word.startsWith('!'));
  return {
    granted,
    missing: NEEDED.filter((word) => !granted.includes(word)),
    excess: granted.filter((word) => !NEEDED.includes(word)),
  };
}
