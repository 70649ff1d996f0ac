import type { CouncilWords, VariantWords } from '../../council/council-words.ts';
import { counted, isOne } from '#lib/i18n/counted.ts';
import { presetBudgets, unpriced } from './council.ts';
import type { sheets as german } from '../de/sheets.ts';

const missing = 'There is no plan yet for the proposed variant that replaces anything. [[Choose a plan]]';

/** Years that have the same limit are told once. */
const limits = (budgets: CouncilWords['budgets']): string => {
  const [first] = budgets;
  const last = budgets.at(-1);
  return first && last && first !== last && budgets.every(({ money, kind }) => money === first.money && !kind)
    ? `${first.year} to ${last.year} up to ${first.money} a year`
    : budgets.map(({ year, money }) => `${year} up to ${money}`).join('; ');
};

const replaced = ({ steps }: VariantWords): string =>
  `${counted(steps, 'application', 'applications')} ${isOne(steps) ? 'is' : 'are'}`;

export const sheets: typeof german = {
  treasurer: {
    title: 'One-pager for the treasury: replacing software',
    headings: {
      core: 'What matters',
      cash: 'Expenses by year',
      certain: 'Certain and hoped for',
      risks: 'Risks for the budget',
      decide: 'To be decided',
    },
    core: ({ B, rate, firstYear, lastYear }, own) =>
      B && own
        ? `- One-off: ${B.oneOff} (variant B, lower to upper estimate; planning uses the upper one).
- Change against today ${firstYear} to ${lastYear}: ${own.sum}; net present value at ${rate}: ${own.value}. Negative means a saving.${unpriced(B)}
${B.risk ? `- Risk surcharge, in no sum: ${B.risk}.\n` : ''}- Own staff: ${counted(B.days, 'working day', 'working days')} and ${counted(B.hours, 'hour', 'hours')} of training; paid anyway, no effect on the budget.`
        : missing,
    certain: `- A saving is certain only once the old contract has ended; until then it is not spent.
- Price rises of the present vendors are not included.`,
    risks: `- Overlap: where the change comes before the end of a contract, the old and the new one run side by side; the amount is part of the running costs and stands in the tables of costs as parallel operation.
- Cost of exit: [[cost of leaving running contracts or “none”]]
- Grants: [[grants or “none”]]
- Depreciation of investive shares: [[useful life and depreciation or “not applicable”]]`,
    decide: ({ budgets, areBudgetsPreset, B }) => `1. Draft budget: ${
      budgets.length > 0
        ? limits(budgets) + (areBudgetsPreset ? presetBudgets : '')
        : B
          ? 'the upper amounts of the table'
          : '[[amounts]]'
    }. Product account: [[product account]]
2. Cover: [[proposal for cover]]
3. Establishment plan: [[establishment plan or “no change”]]`,
  },
  'staff-council': {
    title: 'Information for the staff council: replacing software',
    headings: {
      what: 'What is planned',
      whom: 'Who is concerned',
      rights: 'Involvement',
      training: 'Training and workload',
      promise: 'What is promised',
      questions: 'What should be discussed',
    },
    what: ({ B, start, end }) =>
      B
        ? `From ${start} to ${end}, ${replaced(B)} to be replaced one after the other by software that is open or easier to exchange. This is not decided yet. This information comes before any product is chosen.`
        : missing,
    whom: 'The table names offices and times as far as the inventory knows them.',
    rights: `Introducing technical equipment that can monitor conduct or performance is subject to co-determination (for the Federation § 80(1) No. 21 BPersVG; for municipalities the law of the Land holds, in North Rhine-Westphalia e.g. § 72(3) LPVG; to be checked). Decisive here: [[provision of the staff representation act of the Land]]

Proposed course: early information, joint pilots in at least two offices, service agreement before the introduction.`,
    training: ({ B, hasFreezes }) =>
      B
        ? `${counted(B.hours, 'hour', 'hours')} of training and ${counted(B.days, 'working day', 'working days')} for the change are planned, in total over the whole period. Training takes place in working hours. ${hasFreezes ? 'No change begins in the blocked periods that were laid down.' : 'Which times of high load stay free of changes is still to be laid down: [[blocked periods, e.g. elections and year-end closing]]'}`
        : missing,
    promise: `- No evaluation for monitoring performance or conduct.
- Ergonomics and accessibility are checked before the introduction, together with the representation of severely disabled employees.
- No change without a passed pilot; the old way stays open until acceptance.
- Contact for questions and complaints: [[name and how to reach]]`,
    questions: `1. Which offices pilot, and which of them is critical of the change?
2. What belongs into the service agreement?
3. How are employees with assistive technology involved?
4. Date of the meeting: [[date]]`,
    caption: 'Offices concerned, by start of the change',
    department: 'Office',
    noDepartment: 'no office given',
  },
  'data-protection': {
    title: 'Information for the data protection officer: replacing software',
    headings: {
      what: 'What is planned',
      steps: 'Steps with processing',
      check: 'To be checked for each step',
      security: 'Security',
      opinion: 'Statement',
    },
    what: ({ B, start, end }) =>
      B
        ? `From ${start} to ${end}, ${replaced(B)} to be replaced. The table names time, replacement and present way of operation; how the replacement is operated is decided with the choice. Whether personal data is processed is to be determined for each step.`
        : missing,
    steps: '',
    check: [
      'Legal basis and purpose of processing',
      'Roles: controller, processor, joint controllers (Articles 26 and 28 GDPR)',
      'Contract on processing is there, sub-processors are named',
      'Data flows and transfer to third countries',
      'Need for a data protection impact assessment (Article 35 GDPR)',
      'Deletion in the old system after a checked transfer, with proof',
      'Logging and access rights',
      'Technical and organisational measures',
      'Entry in the records of processing activities (Article 30 GDPR)',
      'Defaults (Article 25 GDPR) and information of data subjects (Article 13 GDPR)',
    ],
    security:
      'Need for protection and requirements by IT-Grundschutz are determined for each application. Involvement and impact assessment need three to six months of lead time (value of experience, to be checked); the plan does not count them separately.',
    opinion: `Statement: [[date and result of the statement]]

Conditions: [[conditions or “none”]]`,
    caption: 'Steps with time and replacement',
    hosting: 'Operation today',
    unknown: 'unknown',
    hostings: {
      own: 'own premises',
      provider: 'IT provider',
      'vendor-hosted': 'at the vendor',
      saas: 'service of a vendor',
    },
  },
  users: 'Users',
  internal: 'For internal use only.',
};
