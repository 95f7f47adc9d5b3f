import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ApiDocument, type RawDocument } from '../support/api-document/api-document.js';
import { keepScreenshot, type PageTrouble, TestBrowser } from '../support/browser.js';
import { startSystem, type System } from '../support/system.js';

const TENANT = randomUUID();

let system: System;
let browser: TestBrowser;
let page: Page;
let trouble: PageTrouble;

beforeAll(async () => {
  [system, browser] = await Promise.all([startSystem(), TestBrowser.start()]);
  ({ page, trouble } = await browser.open(system.centre.url));
}, 60_000);

afterAll(async () => {
  await browser.close();
  await system.stop();
});

describe('the files of /docs', () => {
  it.each([
    ['/docs', 'text/html; charset=utf-8', 300],
    ['/docs/start.js', 'text/javascript; charset=utf-8', 86_400],
    ['/docs/page.css', 'text/css; charset=utf-8', 86_400],
    ['/docs/swagger-ui.css', 'text/css; charset=utf-8', 86_400],
    ['/docs/swagger-ui-bundle.js', 'text/javascript; charset=utf-8', 86_400],
    ['/docs/favicon-32x32.png', 'image/png', 86_400],
  ])('%s comes from this server, without a token, and can be kept', async (path, contentType, maxAgeS) => {
    const answer = await system.centre.get('', path, { token: null });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(contentType);
    expect(answer.headers.get('cache-control')).toBe(`public, max-age=${maxAgeS}`);
    const etag = answer.headers.get('etag')!;
    const again = await system.centre.get('', path, { token: null, headers: { 'if-none-match': etag } });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('have a policy that lets nothing in from elsewhere, and no inline script', async () => {
    const { headers, text } = await system.centre.get('', '/docs', { token: null });
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(text).not.toMatch(/<script>|https?:/);
  });

  it.each(['package.json', '..%2fpackage.json', 'swagger-ui.css.map', 'constructor', '%2e%2e'])(
    'are these alone: %s is not served',
    async (name) => {
      expect(await system.centre.get('', `/docs/${name}`, { token: null })).toMatchObject({ status: 404 });
    },
  );
});

describe('/docs in a real browser, with no other server in reach', () => {
  it('lists every operation of the document', async () => {
    const { body } = await system.centre.get('', '/openapi.json', { token: null });
    const { operations } = new ApiDocument(body as unknown as RawDocument);
    await page.goto(`${system.centre.url}/docs`);
    await page.locator('.opblock').first().waitFor();
    const shown = await page.locator('.opblock').evaluateAll((blocks) =>
      (blocks as unknown as { querySelector(selector: string): { textContent: string } }[]).map((block) =>
        ['.opblock-summary-method', '.opblock-summary-path']
          // Soft hyphens let long paths break.
          .map((part) => block.querySelector(part).textContent.replace(/[\u200b\u00ad]/g, ''))
          .join(' '),
      ),
    );
    expect(shown.sort()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).sort());
    await keepScreenshot(page, 'docs');
  });

  it('carries out an operation with a token', async () => {
    const { centre } = system;
    const site = await centre.provisionSite({ tenantId: TENANT });
    const scanId = await centre.requestScan(site, '10.77.0.9');
    await page.locator('.btn.authorize').first().click();
    await page.locator('.auth-container input').fill(await centre.token(TENANT));
    await page.locator('.auth-container button.authorize').click();
    await page.locator('.auth-container .btn-done').click();

    const operation = page.locator('#operations-Scan_Results-listScanReports');
    await operation.locator('.opblock-summary-control').click();
    await operation.locator('button.execute').click();
    const answer = operation.locator('.live-responses-table .response').first();
    await answer.waitFor();
    expect(await answer.locator('.response-col_status').innerText()).toMatch(/^200/);
    expect(await answer.locator('.response-col_description').innerText()).toContain(scanId);
    await operation.scrollIntoViewIfNeeded();
    await keepScreenshot(page, 'docs-tried-out');
  });

  it('does so without an error, and without a request to anybody else', () => {
    expect(trouble).toEqual({ foreignRequests: [], errors: [] });
  });
});
