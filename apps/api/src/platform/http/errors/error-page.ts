import { createHash } from 'node:crypto';
import type { ErrorCode } from '../../app-error.js';
import { ERROR_CODES } from '../../error-codes.data.js';

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{font:1.05rem/1.6 system-ui,sans-serif;max-width:42rem;margin:0 auto;padding:2rem 1.25rem}',
  'code{font-family:ui-monospace,monospace}',
  'dt{font-weight:600;margin-top:1rem}dd{margin:0}',
  'a:focus-visible{outline:3px solid;outline-offset:2px}',
].join('');

/** The policy the pages are served with: nothing is loaded, nothing runs, only this one style sheet applies. */
export const PAGE_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page about one error code. */
export function errorPage(code: ErrorCode): string {
  const { title, status, type, meaning, remedy } = ERROR_CODES[code];
  return page(
    title,
    `<dl>
<dt>Code</dt><dd><code>${code}</code></dd>
<dt>Type</dt><dd><code>${type}</code></dd>
<dt>HTTP status</dt><dd>${status}</dd>
</dl>
<h2>What it means</h2>
<p>${escapeHtml(meaning)}</p>
<h2>What to do</h2>
<p>${escapeHtml(remedy)}</p>
<nav aria-label="Errors"><a href="../errors">All errors</a></nav>`,
  );
}

/** The index of all error codes. Links are relative to `/errors`, so that they hold behind a path prefix, too. */
export function errorIndexPage(): string {
  const rows = Object.entries(ERROR_CODES).map(
    ([code, { status, title }]) =>
      `<li><a href="errors/${code}"><code>${code}</code></a> (${status}): ${escapeHtml(title)}</li>`,
  );
  return page('Errors of the Siteward API', `<ul>\n${rows.join('\n')}\n</ul>`);
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} - Siteward</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
