/** The result of `npm audit --json`. */
export type Audit =
  | { readonly kind: 'checked'; readonly serious: readonly string[]; readonly others: number }
  | { readonly kind: 'not-checked'; readonly reason: string };

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>;
  readonly message?: string;
  readonly error?: { readonly summary?: string };
}

/**
 * Reads the output of `npm audit --json`. npm prints an error instead of a report when the registry has no list of
 * vulnerabilities (405, 404) or cannot be reached.
 * @returns the packages with a high or critical vulnerability and the number of others, or the reason why nothing is known
 */
export function readAudit(output: string): Audit {
  const report = parse(output);
  if (report?.vulnerabilities === undefined) {
    const reason = report?.message ?? report?.error?.summary ?? 'npm audit printed no report';
    return { kind: 'not-checked', reason: reason.trim() };
  }
  const found = Object.entries(report.vulnerabilities);
  const serious = found
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity, range }]) => `${name} ${range} (${severity})`);
  return { kind: 'checked', serious, others: found.length - serious.length };
}

function parse(output: string): Report | undefined {
  try {
    return JSON.parse(output) as Report;
  } catch {
    return undefined;
  }
}
