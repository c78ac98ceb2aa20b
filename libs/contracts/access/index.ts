export * from './schemas.ts';
export { streamKinds } from './stream-kinds.ts';
