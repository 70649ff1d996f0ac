export * from './types.ts';
export { nameOfFormat } from './formats/index.ts';
export { guessColumns } from './columns/guess-columns.ts';
export { interpretList } from './interpret/interpret-list.ts';
export * from './matching/index.ts';
export { describeProblem, PROBLEM_CODES } from './problems/describe-problem.ts';
export type { Language } from './problems/describe-problem.ts';
export { readList, readSheets } from './read-list.ts';
export type { ListSource } from './read-list.ts';
