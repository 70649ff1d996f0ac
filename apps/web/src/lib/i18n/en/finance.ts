import { counted, isOne } from '../counted.ts';
import type { finance as german } from '../de/finance.ts';

/** Words of costs over several years, the same on pages and in papers. */
export const finance: typeof german = {
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
  position: 'Kind of cost',
  budget: 'Budget',
  variant: 'Variant',
  year: 'Year',
  sum: 'Sum',
  limit: 'Limit',
  team: 'Team',
  named: (name) => `“${name}”`,
  ofVariant: (variant) => `Variant ${variant}`,
  oneOffCaption: 'One-off expenses, lower to upper estimate, gross in euros',
  cashCaption: (name) => `${name}: change against today, gross, rounded to whole euros`,
  total: 'Change in total',
  once: 'One-off',
  running: 'Running, with old contracts',
  ofWhich: (kind) => `of which ${kind}`,
  valueCaption: 'Sum, net present value and risk surcharge',
  value: 'Net present value',
  valueAt: (rate) => `Net present value at ${rate}`,
  risk: 'Risk surcharge (in no sum)',
  riskAt: (percent) => `Risk surcharge of ${percent} (in no sum)`,
  todayUnknown: (unknown) =>
    unknown === '1'
      ? 'What the application costs a year today is not known.'
      : `For none of the ${unknown} applications is it known what it costs a year today.`,
  today: (sum, known, unknown) =>
    `Today the known running costs are ${sum} a year (${counted(known, 'application', 'applications')} with a figure, ${unknown} without).`,
  withoutPrice: (count, steps, name) =>
    `For ${count} of the ${steps} applications that ${name} replaces it is not known what ${isOne(count) ? 'it costs' : 'they cost'} today; what ends with them counts as nothing.`,
  effortCaption: (name) => `${name}: own staff by year`,
  effort: 'Effort',
  days: 'Working days',
  hours: 'Hours of training',
  worth: 'In money at the rates set',
  staffCaption: (name, isLimited) =>
    `${name}: working days by team and year, ${isLimited ? 'needed of available' : 'needed; no limit is set'}`,
  staffOf: (used, available) => `${used} of ${available}`,
};
