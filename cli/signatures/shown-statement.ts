import type { Schemas } from '#libs/client';
import { hashOfStatement, isStatement, rulesHashOf, showInvisible, subjectHashOf } from '#libs/signatures';
import { list } from '../table.ts';

type Issued = Schemas['StatementIssued'];

/** What the person wants to sign. */
export interface Wanted {
  readonly approvalRequestId: string;
  readonly choice: string;
  readonly reason: string | null;
}

/** What the server's statement says otherwise than the person, or than the terms that are shown. */
export function differencesIn({ statement, terms, rules }: Issued, wanted: Wanted): readonly string[] {
  // A server of an earlier release answers no rules.
  if (!isStatement(statement)) return ['form'];
  return [
    statement.approvalRequestId !== wanted.approvalRequestId && 'approval request',
    statement.choice !== wanted.choice && 'choice',
    statement.reason !== wanted.reason && 'reason',
    (statement.subject.hash !== subjectHashOf(terms) || statement.subject.id !== terms.versionId) && 'version or terms',
    statement.rules !== rulesHashOf(rules) && 'policy or validators',
  ].filter((difference) => difference !== false);
}

/** The hash to sign, computed here: nothing that the server says about it counts. */
export function hashOfIssued({ statement }: Issued): Buffer {
  return hashOfStatement(statement);
}

/** The statement and the terms, for the person to read before signing. */
export function shownStatement({ statement, terms, rules }: Issued, hash: Buffer): string {
  return [
    'You are about to sign:',
    shown([
      ['tenant', statement.tenant],
      ['approval', statement.approvalRequestId],
      ['validator', statement.principal],
      ['choice', `${statement.choice} (${statement.meaning})`],
      ['reason', statement.reason ?? '–'],
      ['version', terms.versionId],
      ['token', terms.tokenId],
      ['amount', terms.amount],
      ['recipient', terms.recipient],
      ['paid from', terms.issuerAccountId],
      ['replaces', terms.previousVersionId ?? '–'],
      ['content', JSON.stringify(terms.content)],
      ['terms', `SHA-256 ${statement.subject.hash}`],
      ['policy', JSON.stringify(rules.policy)],
      ['tier', rules.tier ?? '–'],
      ['validators', rules.validators.join(', ')],
      ['compared', rules.comparison],
      ['votes until', rules.votingWindowEnd],
      ['execute until', rules.approvalExpiryDeadline],
      ['rules', `SHA-256 ${statement.rules}`],
      ['number', statement.nonce],
      ['statement', `SHA-256 ${hash.toString('hex')}`],
    ]),
  ].join('\n');
}

/** Content may have any characters, also such as turn the order of what follows around. */
function shown(facts: readonly (readonly [name: string, value: string])[]): string {
  return list(facts.map(([name, value]) => [name, showInvisible(value)]));
}
