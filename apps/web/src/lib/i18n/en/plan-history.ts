import type { planHistory as german } from '../de/plan-history.ts';

export const planHistory: typeof german = {
  title: 'Versions',
  lead: 'Every computing with its figures. An earlier version can be put in force again.',
  none: 'This plan has never been computed.',
  when: 'Computed',
  who: 'By',
  here: 'at this computer',
  state: 'Result',
  end: 'Dependence at the end',
  area: 'Dependence over time',
  gap: 'Distance from the best, at most',
  steps: 'Steps',
  current: 'holds now',
  standing: 'Holds',
  restore: 'Put in force again',
  restoreOf: (when) => `Put the version of ${when} in force again`,
  restored: 'The earlier version holds again, with the limits of that time.',
  notRestored: 'This version cannot be put in force again.',
  fromRestore: 'restored',
  stopped: 'ended early',
};
