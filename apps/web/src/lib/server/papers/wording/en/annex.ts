import type { annex as german } from '../de/annex.ts';

export const annex: typeof german = {
  title: 'Non-public annex to the council paper “Reducing dependence step by step”',
  secret:
    'Not public. The annex shows where attacks are possible and contains contractual secrets. Do not pass it on, do not put it into the public part of the council information system.',
  leadHeading: 'About this annex',
  lead: 'The annex tells what the paper tells in sums only: the single steps, their costs by year, notice dates, the red list and the inventory. Every figure comes from the plan or the inventory; what is not known is called “unknown”.',
  steps: 'Steps of variant B',
  stepsLead: 'One-off costs as lower and upper estimate; planning uses the upper one.',
  stepsCaption: 'Steps with time, effect and cost, gross in euros',
  reasons: 'Why these steps, and why then',
  cash: 'Costs by year',
  cashLead:
    'Change against today. Positive amounts are additional expenses, negative ones are savings. Where only one figure is known, it stays undivided.',
  todayIsA: 'They are the basis of variant A.',
  staffHeading: 'Own staff',
  staffLead:
    'Working days and training hours are paid anyway and therefore have no effect on the budget; they are in no sum above.',
  noStaff: 'The plan shows no working days.',
  notices: 'Notice dates of the next 36 months',
  noNotices: 'No known notice date falls into the next 36 months.',
  red: 'Red list',
  redLead:
    'Applications of criticality 3–4 with a dependence of 80 or more, or without an alternative. “possible” means that a missing answer decides about it.',
  noRed: 'No application is on the red list.',
  kept: 'What stays with variant B, and why',
  inventory: 'Inventory',
  columns: {
    application: 'Application',
    product: 'Product',
    replacement: 'Replacement',
    start: 'Start',
    live: 'Live from',
    dependence: 'Degree before → after',
    a: 'Degree',
    oneOff: 'One-off',
    running: 'Running a year, old → new',
    noticeBy: 'Notice by',
    end: 'End of contract',
    cost: 'Cost a year',
    certainty: 'Certainty',
    reason: 'Reason',
    class: 'Class',
  },
  certain: 'certain',
  possible: 'possible',
  unknown: 'unknown',
};
