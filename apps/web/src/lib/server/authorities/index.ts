export { formDate, formDayEnd } from './form-date.ts';
export { decideRequest, endMandate, giveMandate, viewGivenMandates } from './give-mandates.ts';
export { confirmHandover, handoverOf, mayHandOver, takeOver } from './hand-over.ts';
export { giveBackMandate, requestMandate, viewHeldMandates, withdrawRequest } from './hold-mandates.ts';
export { giveInstanceRole, listAccounts, switchAccount, takeInstanceRole } from './instance-accounts.ts';
export {
  addAuthority,
  changeAuthority,
  endRelation,
  linkPlace,
  refreshRelations,
  relate,
  unlinkPlace,
} from './keep-authorities.ts';
export { giveRole, limitRole, listMembers, openPredecessors, takeRole } from './members.ts';
export { mergeAuthorities } from './merge-authorities.ts';
export type { Merge } from './plan-merge.ts';
export { previewMerge } from './preview-merge.ts';
export { authorityKinds, newAuthority } from './new-authority.ts';
export { keptKinds, type KeptKind } from './relation.ts';
export { splitAuthority } from './split-authority.ts';
export { undoChange } from './undo-change.ts';
export {
  listAuthorities,
  resolveAuthority,
  viewAuthority,
  type AuthorityBranch,
  type ViewedAuthority,
} from './view-authorities.ts';
