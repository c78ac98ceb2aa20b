/** A commit as `git log` prints it. */
export interface Commit {
  readonly hash: string;
  readonly subject: string;
  readonly body: string;
}

const mostCharacters = 72;

/** Subjects that git writes itself. They contain the subject of another commit. */
const writtenByGit = /^(Revert|Reapply) "/;

/**
 * First words that are no imperative: articles and pronouns, the past tense, the progressive, and the third person.
 * Words in -ss, -us and -is are excluded, such as "Pass" and "Focus", and so are "Need", "Feed" and "Bring".
 */
const noImperative = /^(An?|The|This|That|It|We|I|No|Who|What|Which|\w+[^e]ed|\w{3,}ing|\w+[^sui]s)$/;
const imperative = /^(Bring|String|Ping|Spring|Swing)$/;

/** Checks a message against CONTRIBUTING.md ("Commits"). @returns a sentence for each broken rule */
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
 * Recognises a subject that is probably not in the imperative. This is only a hint, because the form of an English verb does not
 * always show its mood.
 * @returns a sentence, or undefined
 */
export function hintOn({ subject }: Commit): string | undefined {
  const [first = ''] = subject.split(/[^\p{L}]/u, 1);
  if (!noImperative.test(first) || imperative.test(first)) return undefined;
  return `"${first}" is probably no imperative. Begin with a verb that says what the commit does, such as "Add" or "Share".`;
}
