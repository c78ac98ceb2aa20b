import { Option } from 'commander';
import { exitCodes, id, option, optional, type CliCommand } from '../cli-command.ts';
import { evidenceFrom, evidenceInFile, reportOn, reportText, trustedKeysIn } from '../signatures/evidence.ts';

/** Trusts no server: it verifies the signatures itself. */
export const verifyVotes: CliCommand = {
  name: 'verify votes',
  summary: 'verify the signature of every vote on an approval request, and print what was signed',
  arguments: [id('<approvalRequestId>', 'the approval request')],
  options: [
    option('--from <file>', 'the events as a whole export of the tenant; unset: those of the server'),
    option(
      '--trusted-keys <file>',
      'the keys that the validators told you, a line "<keyId> <validator>" for each; unset: those in the events',
    ),
    new Option('--require-signatures', 'unsigned votes are faults, whatever the recorded policy says'),
  ],
  operations: ['GET /api/v12/approvals/{approvalRequestId}/evidence'],
  run: async ({ client, values, positionals: [approvalRequestId = ''] }) => {
    const file = optional(values, 'from');
    const events = await (file === undefined ? evidenceFrom(client, approvalRequestId) : evidenceInFile(file));
    const trusted = optional(values, 'trustedKeys');
    const json = reportOn(approvalRequestId, events, {
      requireSignatures: values['requireSignatures'] === true,
      ...(trusted !== undefined && { trustedKeys: await trustedKeysIn(trusted) }),
    });
    return { json, text: reportText(json), exitCode: json.valid ? exitCodes.done : exitCodes.refused };
  },
};
