import { operations, permissions, problemKinds } from '#libs/contracts';
import { commands, groups } from '../../../cli/commands/index.ts';
import { maskLine, maskText } from './mask-secrets.ts';

const cliTexts = commands.flatMap(({ name, summary, arguments: given, options }) => [
  ...[name, summary, `npx assent ${name} --help`],
  ...[...given, ...options].map(({ description }) => description),
  ...options.map(({ flags }) => flags),
]);

const texts: Readonly<Record<string, readonly string[]>> = {
  'the names of permissions': Object.keys(permissions),
  'what permissions allow': Object.values(permissions).map(({ allows }) => allows),
  'operation ids': operations.map(({ operationId }) => operationId),
  'summaries of operations': operations.flatMap(({ summary, description = '' }) => [summary, description]),
  paths: operations.map(({ method, path }) => `${method} ${path}`),
  'the codes of problems': Object.keys(problemKinds),
  'titles and advice of problems': Object.values(problemKinds).flatMap(({ title, recommendedActions }) => [
    title,
    ...recommendedActions,
  ]),
  'the command line': [...cliTexts, ...Object.values(groups)],
};

describe.each(Object.entries(texts))('P7-9 masking leaves %s readable', (_, all) => {
  it.each([
    ['alone', (text: string) => text],
    ['in a sentence', (text: string) => `It needs ${text}, which ADMIN holds.`],
    ['in quotes', (text: string) => `It needs "${text}" and '${text}'.`],
    ['in a list', (text: string) => `permissions: ${text}, records:read`],
    ['before an end of line', (text: string) => `may ${text}\nrecords:read`],
  ])('%s', (__, place) => {
    const placed = all.map(place);
    expect(placed.map(maskText).filter((masked, index) => masked !== placed[index])).toEqual([]);
  });

  it('in a log line', () => {
    const lines = all.map((text) => JSON.stringify({ level: 30, msg: text, permission: text, held: [text] }));
    expect(lines.map(maskLine).filter((masked, index) => masked !== lines[index])).toEqual([]);
  });
});

it('P7-9 masking leaves what a permission maps to readable', () => {
  const line = JSON.stringify({ needed: Object.fromEntries(Object.keys(permissions).map((name) => [name, 'ADMIN'])) });
  expect(maskLine(line)).toBe(line);
});

it('P7-9 masks a secret after a name that begins like a permission', () => {
  const secrets = [
    ': S0secret',
    ':S0secret',
    ':confirmS0secret',
    ':confirm-S0secret',
    ':confirm.S0secret',
    '=S0secret',
  ];
  for (const text of secrets.map((secret) => `signing-keys${secret}`)) {
    expect(maskText(text)).not.toContain('S0secret');
    expect(maskLine(JSON.stringify({ msg: text }))).not.toContain('S0secret');
  }
});
