import type { MitigationFacts, RouterOsCommands } from './mitigation-facts.js';
import { code, codeBlock, link, plain } from './markdown.js';

/** What to do about a CVE, in Markdown, from our facts alone. The same facts give the same text. */
export function mitigationMarkdown(facts: MitigationFacts): string {
  const parts = [
    `# ${plain(facts.cve_id)}: ${plain(facts.component)}`,
    introduction(facts),
    exploitation(facts),
    versions(facts),
    upgrade(facts),
    workaround(facts),
    facts.check === null ? '' : `## How to check\n\n${bothGenerations(facts.check)}`,
    references(facts),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function introduction(facts: MitigationFacts): string {
  const { summary, component, precondition, score, vector, weaknesses, published, disputed } = facts;
  const scored = score === null ? 'not scored' : `${score.toFixed(1)}${vector === null ? '' : ` (${code(vector)})`}`;
  return [
    `${plain(summary)}.`,
    '',
    `- Component: ${plain(component)}`,
    ...(precondition === null ? [] : [`- Needs: ${plain(precondition)}`]),
    `- CVSS: ${scored}`,
    ...(weaknesses.length === 0 ? [] : [`- Weakness: ${weaknesses.map(plain).join(', ')}`]),
    ...(published === null ? [] : [`- Published: ${plain(published)}`]),
    ...(disputed ? ['- The vendor disputes that this is a vulnerability.'] : []),
  ].join('\n');
}

function exploitation({ known_exploited, subject }: MitigationFacts): string {
  if (known_exploited === null) return '';
  const { added, due, requiredAction, ransomware, source } = known_exploited;
  const dueText = due === null ? 'its due date is not known to us' : `to be repaired by ${plain(due)}`;
  return [
    '## Known to be exploited',
    '',
    `CISA lists it as exploited since ${plain(added)}, ${dueText}. Treat the device as possibly compromised: look for unknown ` +
      `${TRACES[subject]}, and change its passwords after the upgrade.`,
    ...(requiredAction === null ? [] : ['', `Required action: ${plain(requiredAction)}`]),
    ...(ransomware === true ? ['', 'Its use by ransomware is known.'] : []),
    '',
    `Source: ${plain(source)}.`,
  ].join('\n');
}

const TRACES: Readonly<Record<MitigationFacts['subject'], string>> = {
  RouterOS: 'users, scripts, scheduler entries and proxy settings',
  product: 'users, programs, scheduled jobs and connections',
};

function versions({ subject, trains, ranges_verified, fix_note }: MitigationFacts): string {
  const note = fix_note === null ? [] : ['', `Note: ${plain(fix_note)}.`];
  if (trains.length === 0)
    return ['## Affected versions', '', 'Nobody has said which versions are affected.', ...note].join('\n');
  return [
    '## Affected versions',
    '',
    `| ${subject} | repaired in |`,
    '|---|---|',
    ...trains.map(
      ({ affected, fixed_in }) => `| ${code(affected)} | ${fixed_in === null ? 'none named' : plain(fixed_in)} |`,
    ),
    ...(ranges_verified ? [] : ['', 'These versions are second-hand knowledge that nobody has verified yet.']),
    ...note,
  ].join('\n');
}

function upgrade({ upgrade: commands, subject, fixed_versions }: MitigationFacts): string {
  if (subject === 'product' && fixed_versions.length > 0) {
    return (
      '## Upgrade\n\nGo to a repaired version of the table, or to the package in which your distribution or the maker of the device ' +
      'has repaired it: a distribution keeps the version and raises the revision of its package.'
    );
  }
  if (commands === null) return '## Upgrade\n\nNo repaired build is named. Use the workaround below until one is.';
  return [
    '## Upgrade',
    '',
    'Make a backup first. Stay in your train where it has a repaired build; otherwise go to the nearest newer one. The last two ' +
      'commands bring the firmware of the board to the same version.',
    '',
    bothGenerations(commands),
    '',
    'RouterOS before 6.44 calls the channels `current` (stable) and `bugfix` (long-term).',
  ].join('\n');
}

function workaround({ restrict, component, subject }: MitigationFacts): string {
  if (subject === 'product') {
    return (
      '## Workaround\n\nLet only those who need it reach the service, by the firewall of the router or of the device, and turn it off ' +
      'where nobody does.'
    );
  }
  if (restrict === null) {
    return (
      `## Workaround\n\nTurn ${plain(component)} off where it is not needed, and let the firewall of the router admit only ` +
      'trusted addresses in its input chain.'
    );
  }
  return `## Workaround\n\n${plain(restrict.what)}:\n\n${bothGenerations(restrict)}`;
}

function references({ references: pages }: MitigationFacts): string {
  return ['## References', '', ...pages.map(({ name, url }) => `- ${link(name, url)}`)].join('\n');
}

function bothGenerations({ routeros_7, routeros_6 }: RouterOsCommands): string {
  const older = routeros_6.length === 0 ? 'RouterOS 6 does not have it.' : `RouterOS 6:\n\n${codeBlock(routeros_6)}`;
  return `RouterOS 7:\n\n${codeBlock(routeros_7)}\n\n${older}`;
}
