export { answerApi } from './answer-api.ts';
export type { ApiContext } from './api-context.ts';
export { createApi, describeApi } from './create-api.ts';
export { operationPolicies, type Operation, type OperationPolicy } from './operation-policies.ts';
