import { exampleIds } from '#libs/contracts';
import type { Schemas } from '#libs/client';
import { rulesHashOf, statementOf, subjectHashOf } from '#libs/signatures';
import { differencesIn, hashOfIssued, shownStatement } from './shown-statement.ts';

const { versionId, tokenId, approvalRequestId } = exampleIds;
const terms = {
  versionId,
  tokenId,
  content: { '\u202Eeltit': 'a\u200Bb' },
  amount: '1.00',
  recipient: 'the harbour',
  issuerAccountId: 'issuer',
  previousVersionId: null,
};
const rules = {
  policy: { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true } as const,
  tier: null,
  comparison: 'canonical' as const,
  validators: ['ann', 'bob', 'cem'],
  votingWindowEnd: '2026-11-05T09:30:00.000Z',
  approvalExpiryDeadline: '2026-12-02T09:30:00.000Z',
};
const wanted = { approvalRequestId, choice: 'APPROVE', reason: null } as const;
const issued: Schemas['StatementIssued'] = {
  statement: statementOf({
    ...wanted,
    tenant: 'acme',
    principal: 'ann',
    versionId,
    subjectHash: subjectHashOf(terms),
    rulesHash: rulesHashOf(rules),
    nonce: 'n'.repeat(22),
  }),
  hash: '',
  terms,
  rules,
  expiresAt: '2026-11-02T09:40:00.000Z',
};
const changed = (change: object): Schemas['StatementIssued'] => ({
  ...issued,
  statement: { ...issued.statement, ...change },
});

describe('a statement to sign', () => {
  it('S7-6 is the one that the person wants, for the terms and the rules that are shown', () => {
    expect(differencesIn(issued, wanted)).toEqual([]);
    const { statement: _, rules: __, ...first } = issued.statement;
    const others: [Schemas['StatementIssued'], string][] = [
      [changed({ choice: 'REJECT', meaning: 'rejection' }), 'choice'],
      [changed({ reason: 'another' }), 'reason'],
      [changed({ approvalRequestId: versionId }), 'approval request'],
      [changed({ meaning: 'abstention' }), 'form'],
      [changed({ more: true }), 'form'],
      // The first format says nothing about the policy.
      [{ ...issued, statement: { ...first, statement: 'assent-vote-1' } as never }, 'form'],
      [{ ...issued, terms: { ...terms, amount: '9.00' } }, 'version or terms'],
      [{ ...issued, rules: { ...rules, validators: ['ann'] } }, 'policy or validators'],
      [{ ...issued, rules: { ...rules, comparison: 'principal' } }, 'policy or validators'],
      [{ ...issued, rules: { ...rules, policy: { ...rules.policy, numerator: 1 } } }, 'policy or validators'],
    ];
    for (const [other, difference] of others) expect(differencesIn(other, wanted)).toContain(difference);
  });

  it('S7-6 is shown whole, with a code for what nobody would see', () => {
    const shown = shownStatement(issued, hashOfIssued(issued));
    for (const text of ['acme', 'the harbour', '"numerator":2', 'ann, bob, cem', '\\u{202e}eltit', 'a\\u{200b}b']) {
      expect(shown).toContain(text);
    }
  });
});
