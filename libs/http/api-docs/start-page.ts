import { problemsPath, runbooksPath } from '#libs/contracts';

/** No script, no style, nothing that is loaded. */
export const startPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const places = [
  ['/docs', 'The API, to read and to try'],
  ['/openapi.json', 'The same for programs'],
  [problemsPath, 'Every code that a refused request can have, and what to do'],
  [`${runbooksPath}/README`, 'Runbooks: what to do when something is wrong'],
  ['/health/ready', 'Whether it is ready, and what is not'],
  ['/metrics', 'Metrics for Prometheus'],
] as const;

/** What somebody finds who opens the address of Assent. */
export const startPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Assent</title>
  </head>
  <body>
    <h1>Assent runs here</h1>
    <ul>
${places.map(([path, text]) => `      <li><a href="${path}">${path}</a> ${text}.</li>`).join('\n')}
    </ul>
  </body>
</html>
`;
