export {
  addAuthority,
  changeAuthority,
  endRelation,
  linkPlace,
  refreshRelations,
  relate,
  unlinkPlace,
} from './keep-authorities.ts';
export { mergeAuthorities, previewMerge, type Merge, type MergePreview } from './merge-authorities.ts';
export { authorityKinds, isoDate, newAuthority, thisDay, type NewAuthority } from './new-authority.ts';
export { keptKinds, type KeptKind } from './relation.ts';
export { splitAuthority, type Split } from './split-authority.ts';
export { undoChange } from './undo-change.ts';
export {
  listAuthorities,
  resolveAuthority,
  viewAuthority,
  type ViewedAuthority,
} from './view-authorities.ts';
