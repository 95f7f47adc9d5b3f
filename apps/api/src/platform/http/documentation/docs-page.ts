import { TITLE } from './introduction.data.js';

/** The files of Swagger UI that the page needs, out of its npm package, and their types. */
export const SWAGGER_UI_FILES = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const;

/**
 * The policy of the page: scripts, styles and requests from and to this server alone, nothing inline. Swagger UI sets its styles
 * through the DOM and holds its icons as data.
 */
export const DOCS_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Links are relative to `/docs`, so that they hold behind a path prefix, too. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${TITLE}</title>
<link rel="icon" type="image/png" href="docs/favicon-32x32.png">
<link rel="stylesheet" href="docs/swagger-ui.css">
<link rel="stylesheet" href="docs/page.css">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>This page needs JavaScript. The same is in <a href="openapi.json">openapi.json</a>.</noscript>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
`;

export const PAGE_STYLE = 'html{box-sizing:border-box}*,*::before,*::after{box-sizing:inherit}body{margin:0}\n';

/**
 * Starts Swagger UI. Requests that are tried out go to the server the page came from, whatever PUBLIC_URL says: it is the only one
 * the page may talk to. No document is sent to a validator elsewhere. Swagger UI fills fields in with their examples; those that
 * may be left out stay empty here, because the example of a filter is a filter that finds nothing.
 */
export const START_SCRIPT = `'use strict';
void (async () => {
  const answer = await fetch('openapi.json');
  const spec = await answer.json();
  spec.servers = [{ url: new URL('.', location.href).href.replace(/\\/$/, ''), description: 'This server' }];
  const operations = Object.values(spec.paths).flatMap((path) => Object.values(path));
  for (const parameter of operations.flatMap((operation) => operation.parameters ?? [])) {
    if (parameter.required || parameter.schema.example === undefined) continue;
    parameter.description = (parameter.description ?? '') + ' Example: \`' + parameter.schema.example + '\`';
    delete parameter.schema.example;
  }
  window.ui = SwaggerUIBundle({
    spec,
    dom_id: '#swagger-ui',
    deepLinking: true,
    tryItOutEnabled: true,
    displayRequestDuration: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
  });
})();
`;
