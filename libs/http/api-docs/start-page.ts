import { problemsPath, runbooksPath } from '#libs/contracts';

/** Allows no script, no style and no loaded file. */
export const startPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const places = [
  ['/docs', 'API documentation to read and try'],
  ['/openapi.json', 'OpenAPI document'],
  [problemsPath, 'Problem codes and what to do about each'],
  [`${runbooksPath}/README`, 'Runbooks for operators'],
  ['/health/ready', 'Readiness, with the reason if Assent is not ready'],
  ['/metrics', 'Metrics for Prometheus'],
] as const;

/** The page at the root address of Assent. */
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
