export {
  CLASS_CHOICES,
  END_CHOICES,
  MATCH_STATES,
  MISSING_CHOICES,
  readFilter,
  type ApplicationFilter,
} from './application-filter.ts';
export { listApplications, rowsOf, type ApplicationList, type Facet } from './list-applications.ts';
export type { ApplicationRow } from './listed-application.ts';
