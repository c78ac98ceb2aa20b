// Generates the committed files that derive from libs/contracts. `npm run generate` writes them; with --check it names the
// stale ones and writes nothing. It imports the sources, because the build may need the generated files.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { asyncApiDocument, openApiDocument, problemKinds, publishedFiles } from '#libs/contracts';
import { documentedSettings, fileSettingOf, upstreamSettings, type Setting } from '#libs/process';
import { permissionsPage } from './permissions-page.ts';
import { breakingChanges, type Schema } from '../schemas/breaking-changes.ts';

interface ProblemRow {
  readonly status: number;
  readonly title: string;
  readonly recommendedActions: readonly string[];
  readonly runbook?: string;
}

const document = openApiDocument();

const generated: Readonly<Record<string, () => string | Promise<string>>> = {
  '.env.example': environmentExample,
  'docs/openapi.json': () => JSON.stringify(document),
  'docs/asyncapi.json': () => JSON.stringify(asyncApiDocument()),
  'docs/permissions.md': permissionsPage,
  'docs/problems.md': problemsPage,
  'libs/client/openapi-types.ts': clientTypes,
  ...Object.fromEntries(
    Object.entries(publishedFiles()).map(([name, content]) => [
      `libs/contracts/schemas/${name}`,
      () => JSON.stringify(content),
    ]),
  ),
};

refuseBreakingChanges();

/** N10: published schemas stay valid for the programs that were written against them. */
function refuseBreakingChanges(): void {
  const changes = Object.entries(publishedFiles()).flatMap(([name, next]) => {
    const file = join('libs/contracts/schemas', name);
    if (!name.endsWith('.schema.json') || !existsSync(file)) return [];
    return breakingChanges(JSON.parse(readFileSync(file, 'utf8')) as Schema, next as Schema).map(
      (change) => `  ${name}: ${change}`,
    );
  });
  if (changes.length === 0) return;
  process.stderr.write(
    `Readers of published events would break:\n${changes.join('\n')}\n` +
      'Keep what is published, or send a new event type beside it until nobody reads the old one.\n',
  );
  process.exit(1);
}

async function clientTypes(): Promise<string> {
  // A field with a default may be missing in a request.
  const types = await openapiTypes(JSON.stringify(document), { defaultNonNullable: false });
  return `// Generated from docs/openapi.json by npm run generate.\n\n${astToString(types)}`;
}

function environmentExample(): string {
  const shown = ({ name, description, example, isSecret }: Setting): string =>
    `${commented(description)}\n# ${name}=${example}\n${isSecret ? `# ${fileSettingOf(name)}=/run/secrets/${name.toLowerCase()}\n` : ''}`;
  return `${commented('Everything that can be configured. Assent reads the environment alone, not this file: copy what you need into your shell, service or compose file. A secret is set by its variable, or by a file that its variable with _FILE names. npx assent doctor config shows what is in effect. Generated from the schema of the settings by npm run generate.')}

${documentedSettings().map(shown).join('\n')}
# The gateway, where each app is a process of its own.

${upstreamSettings().map(shown).join('\n')}`;
}

/** A text as comments of at most 120 characters a line. */
function commented(text: string): string {
  return text.replaceAll(/(.{1,118})(?: |$)/g, '# $1\n').trimEnd();
}

function problemsPage(): string {
  const byCode = Object.entries<ProblemRow>(problemKinds).sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = byCode.map(([code, { status, title, recommendedActions, runbook }]) =>
    [
      `<a id="${code}"></a>\`${code}\``,
      status,
      title,
      recommendedActions.join('<br>'),
      runbook === undefined ? '' : `[${runbook}](runbooks/${runbook}.md)`,
    ]
      .map(cell)
      .join(' | '),
  );
  return `<!-- Generated from libs/contracts/problems.ts by npm run generate. -->

# Problems

A request that is refused answers with an [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problem. Its
\`code\` is stable: decide by it. Its \`type\` links to this list as a running Assent serves it, at \`/problems\`.

| Code | Status | Title | What to do | Runbook |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}

function cell(content: string | number): string {
  return String(content).replaceAll('|', '\\|');
}

const stale: string[] = [];
for (const [file, generate] of Object.entries(generated)) {
  const options = await prettier.resolveConfig(file);
  const { ignored, inferredParser } = await prettier.getFileInfo(file);
  const written = await generate();
  const content =
    ignored || inferredParser === null ? written : await prettier.format(written, { ...options, filepath: file });
  if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
  stale.push(file);
  if (!process.argv.includes('--check')) writeFileSync(file, content);
}
if (process.argv.includes('--check')) {
  if (stale.length > 0)
    process.stderr.write(`Stale: ${stale.join(', ')}. Run npm run generate and commit the result.\n`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  process.stdout.write(stale.length === 0 ? 'Everything was up to date.\n' : `Wrote ${stale.join(', ')}.\n`);
}
