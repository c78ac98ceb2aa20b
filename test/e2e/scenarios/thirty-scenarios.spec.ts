import { readdirSync, readFileSync } from 'node:fs';

const folder = 'test/e2e/scenarios';

/** S7-4: the number of scenarios in each category. */
const categories = { 1: 5, 2: 5, 3: 8, 4: 3, 5: 4, 6: 5 } as const;
const firstId = 9;

describe('the thirty scenarios', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.e2e.spec.ts'));

  it('S7-4 have a file per category, and a test named by number and id', () => {
    expect(files.map((file) => file.split('-')[0]).sort()).toEqual(Object.keys(categories));
    let id = firstId;
    for (const [category, scenarios] of Object.entries(categories)) {
      const file = files.find((name) => name.startsWith(`${category}-`)) ?? '';
      const source = readFileSync(`${folder}/${file}`, 'utf8');
      for (let scenario = 1; scenario <= scenarios; scenario += 1, id += 1) {
        expect(source).toContain(`it('${category}.${scenario} S7-${id} `);
      }
    }
    expect(id - firstId).toBe(30);
  });
});
