import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium, noChromium } from '../../tools/bootstrap/chromium.mjs';

/** No sandbox, because tests may run as root; nothing that calls home, because it would look like a fault of ours. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a page did that it should not. */
export interface PageTrouble {
  /** Requests to other servers; they were not let through. */
  readonly foreignRequests: string[];
  /** Errors of scripts, of the console, and of the content security policy. */
  readonly errors: string[];
}

/** A real browser, the machine's own. */
export class TestBrowser {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<TestBrowser> {
    const executablePath = findChromium();
    if (executablePath === undefined) throw new Error(noChromium());
    return new TestBrowser(await chromium.launch({ executablePath, args: ARGUMENTS }));
  }

  /** A page that reaches one server only, with everything noted that goes wrong in it. */
  async open(origin: string): Promise<{ page: Page; trouble: PageTrouble }> {
    const trouble: PageTrouble = { foreignRequests: [], errors: [] };
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 1600 } });
    await context.route('**/*', async (route) => {
      const url = route.request().url();
      if (url.startsWith(`${origin}/`) || url.startsWith('data:')) return route.continue();
      trouble.foreignRequests.push(url);
      return route.abort();
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => trouble.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') trouble.errors.push(message.text());
    });
    return { page, trouble };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** Keeps a picture of the page in the folder that SITEWARD_SCREENSHOTS names; does nothing without it. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.SITEWARD_SCREENSHOTS;
  if (folder !== undefined && folder !== '') await page.screenshot({ path: join(folder, `${name}.png`) });
}
