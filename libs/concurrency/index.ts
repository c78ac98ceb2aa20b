export { Backoff, backoffMs } from './backoff.ts';
export { forEachInKeyOrder, mapBounded } from './bounded-map.ts';
export { DeferredWork } from './deferred-work.ts';
export { GatheringQueue } from './gathering-queue.ts';
export { pause } from './pause.ts';
