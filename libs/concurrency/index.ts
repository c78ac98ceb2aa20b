export { GatheringQueue } from './gathering-queue.ts';
export { forEachInKeyOrder, sideBySide } from './keyed-work.ts';
