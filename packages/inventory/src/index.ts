export * from './types.ts';
export { GLPI_FIELDS, glpiColumns } from './formats/glpi-search.ts';
export type { GlpiColumns, GlpiField } from './formats/glpi-search.ts';
export { nameOfFormat } from './formats/index.ts';
export { guessColumns } from './columns/guess-columns.ts';
export { shapeOfList } from './columns/shape-of-list.ts';
export {
  bestFit,
  confirmedColumns,
  fitMapping,
  isReasonHeading,
  REASON_HEADINGS,
  type ConfirmedColumn,
  type FittedMapping,
} from './columns/fit-mapping.ts';
export { shareableColumns, type HeadingDoubt, type ShareableColumns } from './columns/shareable-columns.ts';
export { encodeText } from './csv/encode-text.ts';
export { guardFormula } from './csv/formula-guard.ts';
export {
  interpretContracts,
  type ContractEntry,
  type ReadContracts,
} from './interpret/interpret-contracts.ts';
export { foreignCost } from './interpret/foreign-cost.ts';
export { hasSlashes, plainRole } from './interpret/columns-by-role.ts';
export { interpretList } from './interpret/interpret-list.ts';
export { readingsOf, type ColumnReadings, type ValueReading } from './interpret/readings-of.ts';
export { readValue, type Reading } from './interpret/read-value.ts';
export { splitByAuthority, type TownRows } from './interpret/split-by-authority.ts';
export { describeGroup } from './problems/describe-group.ts';
export type { GroupText } from './problems/group-text.ts';
export { groupProblems, type ProblemGroup } from './problems/group-problems.ts';
export * from './matching/index.ts';
export { describeProblem, PROBLEM_CODES } from './problems/describe-problem.ts';
export type { Language } from './problems/describe-problem.ts';
export { readList, readSheets } from './read-list.ts';
export type { ListSource } from './read-list.ts';
export { readKnownColumns, type KnownColumns, type SheetCell } from './workbook/read-known-columns.ts';
