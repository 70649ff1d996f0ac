export type { Contract, EffectiveContract, NoticeDate } from './contract.ts';
export { contractsOf } from './contracts-of.ts';
export { effectiveContracts } from './effective-contracts.ts';
export { nextNotice, noticeDates } from './notice-dates.ts';
