import type { Role } from '#libs/contracts';

/** The people of the provider for development: one for each role, and a second validator and operator, because some acts take two. */
export const people: Readonly<Record<string, readonly Role[]>> = {
  ada: ['ADMIN'],
  olga: ['OPS'],
  otto: ['OPS'],
  sam: ['SUBMITTER'],
  vera: ['VALIDATOR'],
  victor: ['VALIDATOR'],
  audrey: ['AUDITOR'],
  sid: ['SERVICE'],
};
