/** What can be taken along of a plan, by the name in the address. */
export const PLAN_FILES = [
  'roadmap.xlsx',
  'roadmap.ods',
  'roadmap.csv',
  'steps.ics',
  'model.lp',
  'model.mps',
] as const;

export type PlanFile = (typeof PLAN_FILES)[number];
