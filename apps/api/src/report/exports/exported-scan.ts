import type { ExportedFinding } from './exported-findings.read-model.js';

/** A scan on its way out. */
export interface ExportedScan {
  readonly id: string;
  readonly shortId: string;
  /** Of this export. */
  readonly at: Date;
  /** Where the scan is found: an absolute address. */
  readonly url: string;
  /** All findings of the scan, in the order in which they are worked on. */
  readonly pages: AsyncIterable<readonly ExportedFinding[]>;
}

/** Only what has a CVE is a vulnerability; a check that failed is none. */
export function vulnerabilitiesOf(page: readonly ExportedFinding[]): ExportedFinding[] {
  return page.filter(({ finding }) => finding.kind === 'advisory');
}

/** The elements of a JSON list, page by page, as its text. */
export async function* elementsOf<Page>(
  pages: AsyncIterable<Page>,
  elements: (page: Page) => readonly object[],
): AsyncGenerator<string> {
  let comma = '';
  for await (const page of pages) {
    const texts = elements(page).map((element) => JSON.stringify(element));
    if (texts.length === 0) continue;
    yield comma + texts.join(',');
    comma = ',';
  }
}
