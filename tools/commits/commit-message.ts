/** A commit as `git log` tells of it. */
export interface Commit {
  readonly hash: string;
  readonly subject: string;
  readonly body: string;
}

const mostCharacters = 72;

/** Subjects that git itself writes, which keep the subject of another commit. */
const writtenByGit = /^(Revert|Reapply) "/;

/**
 * First words that are no imperative: articles and pronouns, the past tense, the progressive, and the third person.
 * Words in -ss, -us and -is are left alone, as in "Pass" or "Focus"; so are "Need", "Feed" and "Bring".
 */
const noImperative = /^(An?|The|This|That|It|We|I|No|Who|What|Which|\w+[^e]ed|\w{3,}ing|\w+[^sui]s)$/;
const imperative = /^(Bring|String|Ping|Spring|Swing)$/;

/** What breaks a rule of CONTRIBUTING.md ("Commits"). @returns one sentence each; empty when the message keeps them */
export function faultsOf({ subject, body }: Commit): readonly string[] {
  const isOurs = !writtenByGit.test(subject);
  return [
    ...(isOurs && subject.length > mostCharacters
      ? [`The subject has ${subject.length} characters. Shorten it to ${mostCharacters}.`]
      : []),
    ...(subject.endsWith('.') ? ['The subject ends with a full stop. Remove it.'] : []),
    ...(/^\p{Ll}/u.test(subject) ? ['The subject begins with a small letter. Begin with a capital.'] : []),
    ...(body.trim() === '' ? ['The commit has no body. Add one that says why.'] : []),
  ];
}

/**
 * What is probably wrong. The mood of an English verb cannot be told for certain from its form, so this fails nothing.
 * @returns a sentence, or undefined
 */
export function hintOn({ subject }: Commit): string | undefined {
  const [first = ''] = subject.split(/[^\p{L}]/u, 1);
  if (!noImperative.test(first) || imperative.test(first)) return undefined;
  return `"${first}" is probably no imperative. Begin with what the commit does, such as "Add" or "Share".`;
}
