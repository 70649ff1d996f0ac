export type { Contract, EffectiveContract, NoticeDate } from './contract.ts';
export {
  CLAUSES,
  CONTRACT_KINDS,
  contractFields,
  fieldsOf,
  PRICE_MODELS,
  type ContractFields,
} from './contract-fields.ts';
export { contractsFor, type ContractOfApplication } from './contracts-for.ts';
export { contractsOf } from './contracts-of.ts';
export { effectiveContracts } from './effective-contracts.ts';
export { contractFilter, filterContracts, SORTS, type ContractFilter } from './filter-contracts.ts';
export {
  coverableApplications,
  GAPS,
  listContracts,
  type ContractRow,
  type ContractsView,
  type Gap,
} from './list-contracts.ts';
export { noticeDates } from './notice-dates.ts';
export {
  forgetRemovedContracts,
  removeContract,
  removedContractsOf,
  restoreContract,
} from './remove-contract.ts';
export { addContract, editContract, type SavedContract, type SaveProblem } from './save-contract.ts';
export { suggestedContracts, takeFromInventory, type SuggestedContract } from './take-from-inventory.ts';
export { resolveDeviation, viewContract, type ContractView, type Deviation } from './view-contract.ts';
export { calendarAt, makeCalendar, revokeCalendar } from './calendar.ts';
export { remindOfNotices, subscriptionOf, wishMails, type Subscription } from './remind-of-notices.ts';
export { contractTable, TABLE_FORMATS, type TableFormat } from './contract-table.ts';
export { grossPrice } from './gross-price.ts';
export { withCosts } from './with-costs.ts';
export { withNotices } from './with-notices.ts';
export {
  discardContractList,
  forgetContractLists,
  remapContractList,
  runContractList,
  uploadContractList,
  viewContractList,
  type ContractListView,
} from './import-contract-list.ts';
