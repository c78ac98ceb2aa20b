// The part of jq that the README uses, so that its lines can be run where jq is not installed.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
const raw = args[0] === '-r';
const [filter] = raw ? args.slice(1) : args;
const input = JSON.parse(readFileSync(0, 'utf8'));

let values = [input];
for (const [, name, each] of filter.matchAll(/\.([A-Za-z]+)(\[\])?/g)) {
  values = values.map((value) => {
    if (!Object.hasOwn(value, name)) throw new Error(`There is no .${name} in ${JSON.stringify(value)}`);
    return value[name];
  });
  if (each !== undefined) values = values.flat();
}
for (const value of values) {
  process.stdout.write(`${raw && typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
}
