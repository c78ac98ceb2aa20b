/**
 * So many rounds, in each of which everybody has a turn: A B A B …, so that what the machine does meanwhile
 * strikes all of them alike.
 * @param contestants by name, what each does in its turn
 * @param budgetMs no round begins after it, but for the first
 * @returns by name, what each turn came to
 */
export async function takeTurns(contestants, { rounds, budgetMs = Infinity, progress }) {
  const names = Object.keys(contestants);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  const startedAt = performance.now();
  for (let round = 1; round <= rounds; round += 1) {
    if (round > 1 && performance.now() - startedAt > budgetMs) break;
    for (const name of names) {
      progress(`round ${round} of ${rounds}${names.length > 1 ? `, ${name}` : ''}`);
      results[name].push(await contestants[name]());
    }
  }
  return results;
}
