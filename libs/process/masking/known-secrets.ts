/** Shorter ones may be ordinary words: the user `assent` must not vanish from every log line. */
const shortestKnown = 12;

const spellings = new Set<string>();
let pattern: RegExp | undefined;

/**
 * Has a secret of this installation masked wherever it stands, also where nothing around it says that it is one. Of a URL
 * only the password is secret.
 */
export function rememberSecret(secret: string): void {
  // Not by URL, which takes no list of hosts as EventStoreDB has them.
  const [, password = ''] = /^[a-z][a-z+]*:\/\/[^:@/]*:(.*)@/i.exec(secret) ?? [];
  const known = secret.includes('://') ? [password, decoded(password)] : [secret];
  for (const text of known.filter(({ length }) => length >= shortestKnown)) {
    for (const spelling of [text, encodeURIComponent(text), JSON.stringify(text).slice(1, -1)]) spellings.add(spelling);
  }
  if (spellings.size > 0)
    pattern = new RegExp([...spellings].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
}

/** The text with each secret that was remembered replaced. */
export function withoutKnownSecrets(text: string, replacement: string): string {
  return pattern === undefined ? text : text.replace(pattern, replacement);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
