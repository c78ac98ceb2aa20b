import type { CliCommand } from './cli-command.ts';

type Ids = Readonly<Record<string, string | null>>;

/**
 * Rewrites the API's advice for the command line: replaces an operation with its command, or else with its full URL, and
 * a field of a body with its option.
 * @param ids the values of path parameters; a missing value is printed as `<parameter>`
 */
export function adviceFor(
  actions: readonly string[],
  commands: readonly CliCommand[],
  url: string,
  ids: Ids,
): readonly string[] {
  return actions.map((action) =>
    withOptions(action, commands).replaceAll(
      /\b(GET|POST|PUT) (\/api\/[\w/{}-]+)/g,
      (_, method: string, path: string) => {
        for (const command of commands) {
          const inPath = command.operations
            .map((operation) => parametersOf(operation, `${method} ${path}`))
            .find(Boolean);
          if (inPath !== undefined) return callOf(command, { ...ids, ...inPath });
        }
        return `${method} ${url}${path.replaceAll(/\{(\w+)\}/g, (__, name: string) => ids[name] ?? `<${name}>`)}`;
      },
    ),
  );
}

/** The advice on a 401, in place of the API's, which tells programs what header to send. */
export const signInAdvice: readonly string[] = [
  'Sign in with npx assent login, or pass an access token or an API key with --token or ASSENT_TOKEN.',
];

/**
 * The advice on a sign-in that does not meet the tenant's rule (RFC 9470): the command that signs in so that it does.
 * @param details those of the problem INSUFFICIENT_AUTHENTICATION
 */
export function stepUpAdvice({ maxAgeSeconds, acr }: Readonly<Record<string, unknown>> = {}): readonly string[] {
  const options = [
    ...(typeof maxAgeSeconds === 'number' ? [`--max-age ${maxAgeSeconds}`] : []),
    ...(typeof acr === 'string' ? [`--acr ${quoted(acr)}`] : []),
  ];
  return [`Run ${['npx assent login', ...options].join(' ')} and repeat the command.`];
}

/** As one word of a shell. */
function quoted(text: string): string {
  return /^[\w:./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Replaces a field such as `force: true` or `planHash` with the option of that name. Keeps fields that no command has. */
function withOptions(action: string, commands: readonly CliCommand[]): string {
  const options = commands.flatMap((command) => command.options);
  const flagOf = (field: string) => options.find((option) => option.attributeName() === field)?.long;
  return action
    .replaceAll(/\b(\w+): true\b/g, (text, field: string) => flagOf(field) ?? text)
    .replaceAll(/(?<![\w?&{.-])[a-z]+[A-Z]\w*(?![\w=}])/g, (field) => flagOf(field) ?? field);
}

/** The ids in a path of the operation. Undefined when the path belongs to another operation. */
function parametersOf(operation: string, path: string): Ids | undefined {
  const [wanted, given] = [operation.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    if (part === segment) continue;
    if (!part.startsWith('{') || !/^[0-9a-f-]{36}$/.test(segment)) return undefined;
    found[part.slice(1, -1)] = segment;
  }
  return found;
}

/** The command line to type, with the mandatory options. */
function callOf(command: CliCommand, ids: Ids): string {
  const mandatory = command.options.filter((option) => option.mandatory).map(({ flags }) => flags);
  const needed = command.arguments.filter((argument) => argument.required);
  const values = needed.map((argument) => ids[argument.name()] ?? `<${argument.name()}>`);
  return ['npx assent', command.name, ...values, ...mandatory].join(' ');
}
