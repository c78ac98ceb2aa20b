export { SizedCache } from './sized-cache.ts';
