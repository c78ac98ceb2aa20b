import { globSync, readFileSync } from 'node:fs';

/** The id of a requirement, perhaps with a letter. */
const idPattern = /\b(?:(?:S6|S7|DG|MK|P7|CV|C)-\d+[a-z]?|N(?:1[0-3]|[1-9]))\b/g;
const page = readFileSync('docs/requirement-ids.md', 'utf8');
const explained = new Set(Array.from(page.matchAll(/^\| (\S+) +\|/gm), ([, id = '']) => id));

describe('the page of requirement ids', () => {
  it('explains every id in docs, changelog, messages and code', () => {
    const folders = '{apps,bench,cli,demo,docs,examples,libs,load,ops,scripts,test,tools}';
    const files = globSync([`${folders}/**/*.{json,md,mjs,sql,ts,yml}`, '*.{md,yml}']).filter(
      (file) => !file.includes('node_modules') && !file.startsWith('test/histories'),
    );
    const unexplained = files.flatMap((file) => {
      const ids = new Set(readFileSync(file, 'utf8').match(idPattern));
      return [...ids].filter((id) => !explained.has(id)).map((id) => `${file}: ${id}`);
    });
    expect(unexplained).toEqual([]);
  });

  it('explains each id once, in a sentence', () => {
    const ids = Array.from(page.matchAll(/^\| ((?:S6|S7|MK|C|CV|N)\S*) +\| +(\S.*\S) +\|$/gm), ([, id]) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(ids.length).toBeGreaterThan(190);
  });
});
