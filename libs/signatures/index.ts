/** People who read what was signed see invisible characters. */
export { showInvisible } from '#libs/domain';
export { bytesOf, isSignedBy, keyIdOf, readPublicKey } from './public-key.ts';
export { rulesHashOf, rulesHashOfRequest, rulesOf, type VoteRules } from './rules.ts';
export {
  hashOfRegistration,
  hashOfStatement,
  isStatement,
  statementOf,
  subjectHashOf,
  type CurrentStatement,
  type StatedVote,
  type SubjectTerms,
  type VoteStatement,
} from './statement.ts';
export { faultOfSignature, flagsOf, type SignedBytes } from './verify-signature.ts';
export { loggedEventSchema, type LoggedEvent } from './logged-event.ts';
export { NothingToVerify, verifyVotes, type VerificationOptions, type VotesReport } from './verify-votes.ts';
