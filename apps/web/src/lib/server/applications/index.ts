export type { AnswerView } from './answers-of.ts';
export {
  CLASS_CHOICES,
  END_CHOICES,
  MATCH_STATES,
  MISSING_CHOICES,
  SEEN_CHOICES,
  readFilter,
  type ApplicationFilter,
} from './application-filter.ts';
export type { CycleView } from './cycles-of.ts';
export { findApplications, type FoundName } from './find-applications.ts';
export type { HistoryEntry } from './history-of.ts';
export { listApplications, rowsOf, type ApplicationList, type Facet } from './list-applications.ts';
export type { ApplicationRow } from './listed-application.ts';
export type { AlternativeView, CoverageView, ProductView } from './product-view.ts';
export {
  viewApplication,
  type ApplicationView,
  type FoundApplication,
  type MatchView,
  type RawRowView,
} from './view-application.ts';
