import type { labels as german } from '../de/labels.ts';

export const labels: typeof german = {
  variants: { A: 'A – keep', B: 'B – stepwise', C: 'C – full' },
  positions: {
    undivided: 'Introduction in total (known as one figure only)',
    planning: 'Planning and project management',
    procurement: 'Tendering and procurement',
    licences: 'Licences and set-up',
    migration: 'Data migration',
    integration: 'Interfaces and adaptation',
    training: 'Initial training',
    parallel: 'Parallel operation: old contracts after replacement',
    exit: 'Exit from old contracts',
    running: 'New running cost (known as one figure only)',
    subscription: 'Subscription and maintenance',
    hosting: 'Hosting',
    staff: 'Additional staff',
    courses: 'Continued training',
    upstream: 'Funds for improving the free software',
    ended: 'Old running cost that ends',
    hardware: 'Longer use of devices',
    prices: 'Avoided price rises',
  },
  kinds: { consumptive: 'Operating budget', investive: 'Investment budget' },
  kindNames: { consumptive: 'consumptive', investive: 'investive' },
  low: 'at least',
  high: 'at most',
  public: 'public',
  year: 'Year',
  sum: 'Sum',
  limit: 'Limit',
  quarter: 'Quarter',
  area: 'Area of work',
  otherAreas: 'other areas',
  starts: 'Steps that begin',
  oneOffCaption: 'One-off expenses of the variants, lower to upper estimate, gross in euros',
  variantsCaption: 'The variants at a glance',
  timetableCaption: 'Start of the steps by quarter and area of work',
  variant: 'Variant',
  replaced: 'Applications replaced',
  end: 'Dependence at the end',
  oneOff: 'One-off',
  days: 'Own working days',
  curveTitle: 'Degree of dependence by variant',
  curveText: (a, b) =>
    `Upper and lower bound of the degree of dependence by quarter, 0 free to 100 no way out. Going on as before ${a}, at the end of variant B ${b}.`,
  keep: 'as before',
  plan: 'variant B',
  sample: 'Made-up sample town: everything about contracts, costs and answers is invented.',
  of: (authority, date) => `${authority}, ${date}`,
  signature: ['Place, date', 'Signature'],
  references: {
    ag: (o) =>
      `Degree of dependence by AM-1: ${o.ag} of 100, measured on ${o.date} over ${o.applications} applications; ${o.completeness} of the questions answered, weighted. What is missing counts with its best and worst case.`,
    plan: (o) =>
      `Variant ${o.variant}: plan computed on ${o.date}; no plan within the same limits can be better by more than ${o.gap}. Degree at the end as a range of best and worst case.`,
    steps: (o) => `Variant ${o.variant}: number of applications that the plan of ${o.date} replaces.`,
    oneOff: (o) =>
      `Variant ${o.variant}: ${o.money}, sum of the one-off expenses of all steps, lower to upper estimate; plan of ${o.date}. Origin of each step in the non-public annex.`,
    budget: 'Limit of the budget year, set by the administration as a limit of the plan.',
    risk: (percent) =>
      `Surcharge of ${percent} on the one-off expenses; assumption of the administration, to be checked. In no other sum.`,
    rate: (rate) =>
      `Interest rate ${rate}. The preset rate of 3.3% is the nominal one of the circular of the Federal Ministry of Finance of 9 May 2011 (II A 3 - H 1012-10/07/0001 :004); the one in force stands in the newest circular. To be checked.`,
    sum: (o) =>
      `Variant ${o.variant}: ${o.money}, sum of the changes against today in the years ${o.years}; one-off expenses plus new less ended running cost.`,
    value: (o) =>
      `Variant ${o.variant}: ${o.money}, net present value of the same amounts at ${o.rate}; the first year is not discounted.`,
    today: (o) =>
      `Sum of the yearly costs given in the inventory; without a figure: ${o.missing} applications.`,
    staff: (o) =>
      `Variant ${o.variant}: sum of working days and training hours of all steps; plan of ${o.date}, pessimistic estimate.`,
  },
};
