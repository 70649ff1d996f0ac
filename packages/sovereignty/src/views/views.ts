import { BASEL, IT_PLANNING_COUNCIL, PWC_PAIN_POINTS, SDS_MUENCHEN } from './administration-views.ts';
import { BSI_C3A, EU_CLOUD_SOVEREIGNTY } from './cloud-views.ts';
import type { View } from './view.ts';

/** All frameworks that are derived from the answers of AM-1, in the order in which a report shows them. */
export const VIEWS: readonly View[] = [
  IT_PLANNING_COUNCIL,
  SDS_MUENCHEN,
  BASEL,
  PWC_PAIN_POINTS,
  EU_CLOUD_SOVEREIGNTY,
  BSI_C3A,
];
