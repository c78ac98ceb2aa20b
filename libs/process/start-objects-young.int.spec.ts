import { spawnSync } from 'node:child_process';
import { nodeFlags } from './node-flags.ts';

/** Makes objects that survive, as those of requests do in a burst, and then tells how many of a hundred new ones start old. */
const program = `
  const { startObjectsYoung } = await import(process.argv[1]);
  if (process.argv[2] === 'young') startObjectsYoung();
  const isYoung = new Function('object', 'return %InYoungGeneration(object)');
  const make = (number) => ({ number, inner: { numbers: [number, number + 1] } });
  let kept = [];
  for (let round = 0; round < 60 && isYoung(make(round)); round += 1) {
    for (let number = 0; number < 20_000; number += 1) kept.push(make(number));
    if (kept.length > 400_000) kept = [];
  }
  console.log(Array.from({ length: 100 }, (_, number) => isYoung(make(number))).filter((young) => !young).length);`;

describe('objects of requests', () => {
  const startedOld = (how: 'young' | 'as V8 decides'): number => {
    const module = new URL('./start-objects-young.ts', import.meta.url).href;
    // With one thread, what V8 observes does not depend on how busy the machine is.
    const flags = [...nodeFlags, '--single-threaded', '--allow-natives-syntax', '--input-type=module', '--eval'];
    const { stdout, stderr } = spawnSync(process.execPath, [...flags, program, module, how], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return Number(stdout);
  };

  it('start in the young generation, also after a time in which most of them lived long', () => {
    expect(startedOld('as V8 decides')).toBe(100);
    expect(startedOld('young')).toBe(0);
  });
});
