import { counted } from '#lib/i18n/counted.ts';
import { finance } from '#lib/i18n/en/finance.ts';
import type { labels as german } from '../de/labels.ts';

export const labels: typeof german = {
  variants: { A: 'A – keep', B: 'B – stepwise', C: 'C – full' },
  positions: finance.positions,
  kinds: finance.kinds,
  low: 'at least',
  high: 'at most',
  public: 'public',
  year: finance.year,
  sum: finance.sum,
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
  names: {
    heading: 'Names in the text',
    caption: 'Names found',
    none: (title, date) =>
      `“${title}” was checked on ${date}: it holds no known name of a product or vendor and no application of the inventory.`,
    found: (title, date, count, isOne) =>
      `“${title}” was checked on ${date}: it holds ${isOne ? 'one name' : `${count} names`}. Replace names by properties, or give reasons. In procurement documents names are allowed only as an exception and with “or equivalent” (§ 31(6) VgV, § 23(5) UVgO).`,
    reason: 'Reasons',
    reasonGap: 'reasons why a name stays in the text',
  },
  signature: ['Place, date', 'Signature'],
  references: {
    ag: (o) =>
      `Degree of dependence by AM-1: ${o.ag} of 100, measured on ${o.date} over ${counted(o.applications, 'application', 'applications')}; ${o.completeness} of the questions answered, weighted. What is missing counts with its best and worst case.`,
    plan: (o) =>
      `Variant ${o.variant}: plan computed on ${o.date}; within the same limits ${o.gap ? `no plan can be better by more than ${o.gap}` : 'there is no better plan'}. Degree at the end as a range of best and worst case.`,
    steps: (o) => `Variant ${o.variant}: number of applications that the plan of ${o.date} replaces.`,
    oneOff: (o) =>
      `Variant ${o.variant}: ${o.money}, sum of the one-off expenses of all steps, lower to upper estimate; plan of ${o.date}. Origin of each step in the non-public annex.`,
    budget: 'Limit of the budget year, set by the administration as a limit of the plan.',
    presetBudget:
      'Limit of the budget year, preset by a rule of thumb on the size of the authority, which has not laid it down yet. To be checked.',
    risk: (percent) =>
      `Surcharge of ${percent} on the one-off expenses; assumption of the administration, to be checked. In no other sum.`,
    rate: (rate) =>
      `Interest rate ${rate}. The preset rate of 3.3% is the nominal one of the circular of the Federal Ministry of Finance of 9 May 2011 (II A 3 - H 1012-10/07/0001 :004); the one in force stands in the newest circular. To be checked.`,
    sum: (o) =>
      `Variant ${o.variant}: ${o.money}, sum of the changes against today in the years ${o.years}; one-off expenses plus new less ended running cost.`,
    value: (o) =>
      `Variant ${o.variant}: ${o.money}, net present value of the same amounts at ${o.rate}; the first year is not discounted.`,
    today: (o) =>
      `Sum of the yearly costs given by contracts and the inventory, each contract once; without a figure: ${counted(o.missing, 'application', 'applications')}.`,
    staff: (o) =>
      `Variant ${o.variant}: sum of working days and training hours of all steps; plan of ${o.date}, pessimistic estimate.`,
  },
};
