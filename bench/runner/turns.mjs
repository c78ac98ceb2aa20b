/**
 * So many rounds, in each of which everybody has a turn: A B A B …, so that what the machine does meanwhile
 * strikes all of them alike.
 * @param contestants by name, what each does in its turn
 * @returns by name, what each turn came to
 */
export async function takeTurns(rounds, contestants, progress = () => undefined) {
  const names = Object.keys(contestants);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) {
      progress(`round ${round + 1} of ${rounds}, ${name}`);
      results[name].push(await contestants[name](round));
    }
  }
  return results;
}
