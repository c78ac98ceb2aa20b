export { ApiProblem, UnexpectedAnswer, type Problem } from './api-problem.ts';
export { answerOf, createAssentClient, type AssentClient, type Schemas } from './assent-client.ts';
export type { operations, paths } from './openapi-types.ts';
