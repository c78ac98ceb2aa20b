export { ApiProblem, isProblem, UnexpectedAnswer, type Problem } from './api-problem.ts';
export { answerOf, createAssentClient, planOf, type AssentClient, type Plan, type Schemas } from './assent-client.ts';
export type { operations, paths } from './openapi-types.ts';
