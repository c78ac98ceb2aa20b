import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Links are relative, so that the page also works behind a path prefix. */
export const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Assent API</title>
    <link rel="icon" type="image/png" href="docs/favicon-32x32.png">
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <div id="api"></div>
    <noscript>This page needs JavaScript; <a href="openapi.json">openapi.json</a> says the same.</noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

/** Swagger UI needs inline styles and images from data URLs. Only scripts of this page may run. */
export const docsPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

// Switches the validator off, because it sends the document to another host.
const start = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n`;

const assetTypes: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

/** A file that the page loads. Undefined for any other name. */
export async function docsAsset(name: string): Promise<Asset | undefined> {
  if (name === 'start.js') return { type: 'text/javascript; charset=utf-8', content: Buffer.from(start) };
  const type = Object.hasOwn(assetTypes, name) ? assetTypes[name] : undefined;
  if (type === undefined) return undefined;
  const file = createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`);
  return { type, content: await readFile(file) };
}
