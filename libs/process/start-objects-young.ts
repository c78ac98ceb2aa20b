import { setFlagsFromString } from 'node:v8';

/**
 * Lets every object start in the young generation. V8 allocates the objects of an expression in the old generation once most of
 * them have survived (allocation-site pretenuring). A burst of requests has that effect on the objects of requests. They then fill the old
 * generation, and its collections delay everybody's requests (ADR 38). `NODE_OPTIONS` does not accept the flag, and V8 reads it at
 * run time, so it is set here for every way to start.
 */
export function startObjectsYoung(): void {
  setFlagsFromString('--no-allocation-site-pretenuring');
}
