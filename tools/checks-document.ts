/** What the document says of a check. */
export interface ListedCheck {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly severity: string;
  readonly reads: Readonly<Record<string, readonly string[]>>;
  readonly remedy: string | { readonly v6: string; readonly v7: string };
}

/** Headings by the first part of a check's id; a part that is not here is its own heading. */
const THEMES: Readonly<Record<string, string>> = {
  sys: 'The device as a whole',
  mgmt: 'Administration',
  acct: 'Accounts',
  fw: 'Firewall and NAT',
  dns: 'DNS',
  svc: 'Other services',
  wifi: 'Wireless',
  cert: 'Certificates',
  ioc: 'Traces of an intrusion',
};

const INTRODUCTION = `# RouterOS checks

<!-- Generated from the registry in apps/agent/src/routeros/checks by: node tools/list-checks.mjs -->

What the agent asks a router's configuration. The *question* is what is wanted: \`pass\` when it is so, \`fail\` with the menu and what
it said when it is not, and \`unknown\` with a reason when there is no answer (\`not_applicable\`, \`no_permission\`, \`not_read\`,
\`unexpected_shape\`). Unknown is never a pass. The severity is that of the check in general; a single fault may be rated higher or
lower. Nothing but the listed properties is read for a check, and never a secret. Remedies are in the notation of RouterOS 7; for a
router with RouterOS 6 they are given in its own. Read a remedy before you type it in: \`<…>\` is for you to fill in.

A menu with query words behind it (\`/file?name=…\`) is read in part only. A *(version n)* rises when the meaning of a check changes.

Known vulnerabilities are not here (\`sys.known-vuln\` in other lists): the centre matches them by version, again with every new
advisory and without asking the router. What a check says of release trains rests on a table with a date, in
\`checks/release-trains.data.ts\`; the answer names the date, and is unknown for a train newer than the table, or once the table is half a
year old.
`;

/** The document of all checks: a table per theme, in the order of the registry. */
export function checksDocument(checks: readonly ListedCheck[]): string {
  const themes = [...new Set(checks.map(themeOf))];
  const tables = themes.map((theme) => {
    const rows = checks.filter((check) => themeOf(check) === theme).map(rowOf);
    return [
      `## ${THEMES[theme] ?? theme}`,
      '',
      '| id | severity | question | reads | remedy |',
      '|---|---|---|---|---|',
      ...rows,
      '',
    ].join('\n');
  });
  return [INTRODUCTION, `${checks.length} checks.\n`, ...tables].join('\n');
}

function themeOf({ id }: ListedCheck): string {
  return id.split('.')[0] ?? id;
}

function rowOf(check: ListedCheck): string {
  const version = check.version === 1 ? '' : ` (version ${check.version})`;
  const cells = [code(check.id) + version, check.severity, check.title, readsOf(check), remedyOf(check)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function readsOf({ reads }: ListedCheck): string {
  return Object.entries(reads)
    .map(([menu, properties]) => `${code(menu)}: ${properties.join(', ')}`)
    .join('<br>');
}

function remedyOf({ remedy }: ListedCheck): string {
  return typeof remedy === 'string' ? code(remedy) : `${code(remedy.v7)}; before 7: ${code(remedy.v6)}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('\n', ' ')}\``;
}
