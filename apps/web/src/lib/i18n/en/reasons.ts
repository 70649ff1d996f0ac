import type { reasons as german } from '../de/reasons.ts';

export const reasons: typeof german = {
  titles: {
    ag: 'Degree of dependence',
    hhi: 'Concentration',
    'non-eu': 'Control outside the EU',
    'red-list': 'Red list',
    completeness: 'Completeness',
  },
  leads: {
    ag: 'How strongly the authority depends on vendors as a whole: 0 is free, 100 is no way out. Large and important applications count more.',
    hhi: 'How far dependence gathers with few owners: 10,000 is a single owner. Read it together with the degree of dependence only.',
    'non-eu':
      'The share of the weighted dependence that lies with vendors controlled from outside the EU, the EEA and Switzerland.',
    'red-list':
      'Applications of criticality 3 and 4 with a dependence of 80 or more, or without any alternative. For internal use only.',
    completeness:
      'The share of applicable questions that are answered, weighted by the importance of the applications. From 70% on a letter is given.',
  },
  formula: 'How it is computed',
  missing: 'What is missing',
  back: 'To the overview',
  method: 'The whole method',
  shares: 'Shares of the owners',
  countries: 'By country of control',
  sensitivity: 'What other assumptions would change',
  sensitivityLead:
    'Levels are an order; that they are equally far apart is an assumption. This table shows what other assumptions give.',
  assumption: 'Assumption',
  result: 'Degree of dependence',
  assumptions: {
    measure: 'as measured',
    blend0: 'mean only',
    blend1: 'weakest link only',
    convex: 'upper levels stretched',
    concave: 'lower levels stretched',
    even: 'criticality 1-2-3-4',
    steep: 'criticality 1-3-9-27',
    weights: 'random weights, 5–95%',
  },
  levers: 'What would lower the degree of dependence most',
  leversLead:
    'One level better each. Where only several steps together have an effect, they stand in one line.',
  lever: 'Step',
  application: 'Application',
  gain: 'lowers by',
  points: (span) => `${span} points`,
  step: (name, from, to) => `${name}: level ${from} to ${to}`,
  more: (n) => `… and ${n} more`,
  empty: 'Nothing has been measured yet. Bring in your inventory first.',
};
