import type { DependenceOf } from '@allmende/planner';
import { measure, parseAnswersFile } from '@allmende/sovereignty';

/** The dependence that answers come to by AM-1 on a day; null when they are no answers. */
export const dependenceOfAnswers: DependenceOf = (answers, date) => {
  const parsed = parseAnswersFile({
    date,
    applications: [{ id: 'a', criticality: 1, reach: 1, answers }],
  });
  if (!parsed.ok) return null;
  const { applications } = measure(parsed.file.applications, { date });
  return applications[0]?.a ?? null;
};
