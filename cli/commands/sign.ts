import { createInterface } from 'node:readline/promises';
import { Option } from 'commander';
import { answerOf } from '#libs/client';
import {
  actorOf,
  by,
  exitCodes,
  id,
  option,
  optional,
  required,
  WrongUsage,
  type CliCommand,
  type Output,
} from '../cli-command.ts';
import { KeyFile } from '../signatures/key-file.ts';
import { differencesIn, hashOfIssued, shownStatement } from '../signatures/shown-statement.ts';
import { list } from '../table.ts';

const choices = { approve: 'APPROVE', reject: 'REJECT', abstain: 'ABSTAIN' } as const;

/** Shows the statement before it signs it. */
export const sign: CliCommand = {
  name: 'sign',
  summary: 'vote on an approval request with your signature; shows what you sign before you sign it',
  arguments: [id('<approvalRequestId>', 'the approval request')],
  options: [
    option('--key <file>', 'the file of your private key, which stays here').makeOptionMandatory(),
    new Option('--choice <choice>', 'your vote').choices(Object.keys(choices)).makeOptionMandatory(),
    option('--reason <text>', 'why; it is part of what you sign'),
    by,
    new Option('--yes', 'sign without asking'),
  ],
  operations: [
    'POST /api/v12/approvals/{approvalRequestId}/statements',
    'POST /api/v12/approvals/{approvalRequestId}/votes',
  ],
  run: async ({ client, values, note, positionals: [approvalRequestId = ''] }) => {
    const key = await KeyFile.read(required(values, 'key'));
    const choice = choices[required(values, 'choice') as keyof typeof choices];
    const reason = optional(values, 'reason')?.trim();
    const ballot = { ...actorOf('validatorId', values), choice, ...(reason !== undefined && { reason }) };
    const params = { path: { approvalRequestId } };
    const issued = await answerOf(
      client.POST('/api/v12/approvals/{approvalRequestId}/statements', { params, body: ballot }),
    );
    const differences = differencesIn(issued, { approvalRequestId, choice, reason: reason ?? null });
    if (differences.length > 0) return unexpected(differences);
    const hash = hashOfIssued(issued);
    note(shownStatement(issued, hash));
    if (values['yes'] !== true) await requireYes();
    const signature = { keyId: key.keyId, nonce: issued.statement.nonce, signature: key.sign(hash) };
    const body = { ...ballot, signature };
    const json = await answerOf(client.POST('/api/v12/approvals/{approvalRequestId}/votes', { params, body }));
    const text = list([
      ['signed by', json.validatorId],
      ['vote', `${json.choice}${json.counted ? '' : ' (after the decision)'}`],
      ['approval', `${approvalRequestId} (${json.status})`],
    ]);
    return { json, text };
  },
};

/** The server asks to sign something else than the person wants. */
function unexpected(differences: readonly string[]): Output {
  const detail = `The server answered a statement with another ${differences.join(' and another ')}. Nothing was signed. Tell your auditor.`;
  return { json: { code: 'UNEXPECTED_STATEMENT', detail }, text: detail, exitCode: exitCodes.refused };
}

/** @throws WrongUsage unless the person types yes */
async function requireYes(): Promise<void> {
  if (!process.stdin.isTTY)
    throw new WrongUsage('Nobody can be asked here. Read the statement, and add --yes to sign it.');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question('Type yes to sign it: ');
    if (answer.trim().toLowerCase() !== 'yes') throw new WrongUsage('Nothing was signed.');
  } finally {
    terminal.close();
  }
}
