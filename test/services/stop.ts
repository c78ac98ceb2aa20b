export { stopAll as default } from './kept.ts';
