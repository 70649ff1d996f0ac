import type { planning as german } from '../de/planning.ts';

const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);

export const planning: typeof german = {
  scenarios: { keep: 'As before', stepwise: 'Stepwise', bold: 'Comprehensive', own: 'Own limits' },
  /** Name of the sample plan that counts the middle of the ranges. */
  expected: 'With middle effort',
  renewal: (years) =>
    years === '1'
      ? 'Renew the contract for 1 year, with terms for leaving'
      : `Renew the contract for ${years} years`,
  coverage: {
    full: 'covers the task in full',
    most: 'covers most of it; the gaps have to be checked on site',
    part: 'covers only a part',
  },
  grades: { verified: 'verified', 'public-list': 'from a public list', unverified: 'unverified' },
  evidence: (text, source) => `${text} Source: ${source}.`,
  evidenceFrom: (source) => `${source}.`,
  sharedCapability: (names) => `Shared capability: ${names}`,
  evidenceRunning: (count) =>
    one(count, 'In use at one named administration.', `In use at ${count} named administrations.`),
  ownEffort: 'own statement of the authority',
  assumptions: {
    open: 'Not known; everything from 0 to 4 counts.',
    own: 'Own statement of the authority.',
    'way-back':
      'Derived: the product that is replaced is in production and remains a way back; further proven alternatives are added.',
    'export-tested': 'Target: before go-live, complete export into an open format has been shown (rule R2).',
    'source-open': 'Derived: the source is open, so interfaces cannot stay unknown.',
    'exit-in-a-year':
      'Target: the contract for operation or support can be ended within 12 months and settles how to leave.',
    'operation-kept': 'Target: operated as today, in the own house or by the own IT provider.',
    'operation-own': 'Target: operated in the own house or by the own IT provider.',
    'two-supports': 'Target: before go-live there are two offers of support, or own skills (rule R5).',
    'own-and-provider':
      'Target: one own person and a provider, or at least the public IT provider, know the product.',
    'data-in-house':
      'Target: the data is in the own house, with the own IT provider or with a provider in the EU; telemetry to the maker is switched off.',
    'no-forced-change': 'Derived: with open source, nobody can force a change.',
    'renewed-one-year': 'Target: renewed for a year at most, with terms for leaving.',
    'renewed-longer': 'Derived: the new term binds for more than 24 months.',
    'as-today': 'As today.',
  },
  general: {
    weights: (count) =>
      `Of ${count} ${one(count, 'application', 'applications')}, criticality or reach is not known; the highest weight counts.`,
    contracts: (count) =>
      `Of ${count} ${one(count, 'application', 'applications')}, the end of the contract or the notice period is not known; 12 months of notice count, and the end of the year where no end is known.`,
    counted: {
      high: 'Of every range the unfavourable end counts: higher cost, longer duration, higher dependence.',
      middle:
        'Of cost, duration and working days the middle of the range counts, of dependence the unfavourable end.',
      low: 'Of cost, duration and working days the favourable end of the range counts, of dependence the unfavourable one.',
    },
    nothing: (count) =>
      `For ${count} ${one(count, 'application', 'applications')}, no alternative is known that replaces all or most of it.`,
  },
  kept: {
    never: 'Stays: laid down so.',
    scenario: 'Stays: this variant replaces nothing.',
    'no-product': 'Stays: the application is not matched with a known product.',
    'no-option': 'Stays: no alternative is known that replaces all or most of it.',
    'too-long': 'Stays: every known replacement takes longer than this plan.',
  },
  notes: {
    uncertain: (missing, sure) =>
      `${one(missing, 'One answer is', `${missing} answers are`)} missing today. ${sure} points × quarters of the gain are certain; the rest may be due to little being known.`,
    allUncertain: (missing) =>
      `${one(missing, 'One answer is', `${missing} answers are`)} missing today. Whether the replacement lowers dependence is therefore not settled yet; answer the open questions first.`,
    contract: (title, date) => `The contract “${title}” can end on ${date} at the earliest.`,
    contractOfApplication: (date) => `Today's contract can end on ${date} at the earliest.`,
    assumedContract: (date) =>
      `The end of the contract or the notice period is not known; its end is assumed on ${date}. If it runs longer, both are paid for longer.`,
    overlap: (amount) => `Until then both are paid, ${amount} in all for the old contract.`,
    conditions: (count) =>
      `${count} ${one(count, 'condition has', 'conditions have')} to be met before go-live; they stand among the assumptions.`,
    better: (name, reason) => `Better after “${name}”: ${reason}`,
    waits: (name, reason) => `Waits for “${name}”: ${reason}`,
  },
  /** The same steps by the other ends of their ranges. */
  readings: {
    high: (counted: string, lo: string) =>
      `The upper end of every range is counted: ${counted} once. If everything turns out well, the same steps cost ${lo}; what is left then is enough for more. How far the middle of the ranges carries, a second plan with “the middle of the range” shows.`,
    middle: (counted: string, lo: string, hi: string) =>
      `The middle of every range is counted: ${counted} once. Depending on how it goes, the same steps cost ${lo} to ${hi}.`,
    low: (counted: string, hi: string) =>
      `The lower end of every range is counted: ${counted} once. If everything turns out badly, the same steps cost ${hi}; the budget is not enough then.`,
  },
  /** What comes before the work on an application itself. */
  stages: {
    platform: (name: string, from: string) =>
      `Stands on “${name}”, which is built for several steps together by ${from}; what that costs is a step of its own and not part of this one.`,
    present: (name: string, application: string) =>
      `“${name}” runs here already (“${application}”), so building it is not counted.`,
    pilot: (until: string) =>
      `Begins with a pilot up to the end of ${until}, in two departments at least, one of them sceptical (rule R8). Which ones they are, you lay down in the settings.`,
    pilotIn: (until: string, places: string) =>
      `Begins with a pilot up to the end of ${until} in: ${places} (rule R8).`,
    support: (from: string) =>
      `Support is there from ${from} on, as you have stated; no go-live before (rule R5).`,
    joint: (partners: string, percent: number) =>
      `Developed together${partners ? ` with ${partners}` : ''}; ${percent}% of the one-off cost is counted.`,
    build: (name: string) => `Built together: ${name}`,
    builtFor: (names: string, count: number) =>
      count === 1 ? `Needed for: ${names}.` : `Built once for: ${names}.`,
  },
  settings: {
    start: 'beginning',
    quarters: 'duration',
    budgets: 'budget',
    teams: 'working days',
    maxStartsPerQuarter: 'starts a quarter',
    maxStartsPerDepartment: 'starts by department',
    freezes: 'freezes',
    goal: 'goal',
    counts: 'counted end of the ranges',
    followsAdvice: 'rules of order',
    pilotPlaces: 'departments of the pilot',
    supportFrom: 'beginning of support',
    pins: 'what is laid down',
    seconds: 'time for computing',
  },
  failed: {
    'prerequisite-cycle': 'Prerequisites point at each other in a circle.',
    'no-plan-in-time': 'No plan was found in time. Allow more time for computing or wider limits.',
    'too-much-memory':
      'The computing needed more memory than it may. Make the plan shorter, or lay down more of it.',
    'gave-up':
      'The computing has broken off several times. Start it again; if that does not help, see the log of the server.',
  },
};
