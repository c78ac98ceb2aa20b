import { createHash } from 'node:crypto';
import { problemKinds } from '#libs/contracts';

const style = `
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
section { border-top: 1px solid #ccc; padding: 0 .5rem; }
section:target { background: #fff7d6; }
h2 { font: 600 1rem/1.5 ui-monospace, monospace; }
`;

/** Allows no script, and only the page's own style. */
export const problemsPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const problems = Object.entries(problemKinds).map(
  ([code, { status, title, recommendedActions, ...more }]) => `
    <section id="${code}">
      <h2>${code} <small>${status}</small></h2>
      <p>${escaped(title)}.</p>
      <ul>${recommendedActions.map((action) => `<li>${escaped(action)}</li>`).join('')}</ul>${'runbook' in more ? `<p><a href="runbooks/${more.runbook}">Runbook: ${more.runbook}</a></p>` : ''}
    </section>`,
);

/** The page that the `type` of a problem links to. It lists each code with its status and the next steps. */
export const problemsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Assent: problems</title>
    <style>${style}</style>
  </head>
  <body>
    <h1>Problems</h1>
    <p>A request that is refused answers with an RFC 9457 problem. Its <code>code</code> is stable; decide by it.</p>${problems.join('')}
  </body>
</html>
`;

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
