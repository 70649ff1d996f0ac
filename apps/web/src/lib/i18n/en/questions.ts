import type { questions as german } from '../de/questions.ts';

export const questions: typeof german = {
  title: 'Next questions',
  lead: 'Every answer sharpens the picture. The question that clears up most comes first.',
  span: (span) => `Degree of dependence at present: ${span} of 100.`,
  worth: (expected, maximal) =>
    `This answer narrows the span by ${expected} points on average, by ${maximal} at most.`,
  expired: 'The former answer is older than 24 months and no longer counts.',
  hint: 'What is known:',
  unknown: 'I do not know, ask later',
  notApplicable: 'Does not apply to this application',
  evidence: 'Evidence or remark (optional)',
  evidenceHint: 'for example contract and clause, date of a statement',
  grade: 'How well founded',
  grades: { S: 'Own statement', B: 'Document at hand', G: 'Checked by a second municipality' },
  answer: 'Answer and go on',
  skip: 'Skip',
  choose: 'Choose an answer or skip the question.',
  saved: (before, after) =>
    before === after
      ? `Saved. The span stays at ${after}.`
      : `Saved. The span was ${before}, now it is ${after}.`,
  undo: 'Take the answer back',
  undone: 'The answer was taken back.',
  list: 'What comes after',
  listMore: (n) => `${n} more questions are open.`,
  effect: 'narrows by up to',
  points: (n) => `${n} points`,
  all: 'All answers for this application',
  doneTitle: 'All questions are answered',
  doneText: 'No answer is missing. Answers hold for 24 months; then the program asks again.',
  emptyTitle: 'No questions yet',
  emptyText: 'Bring in your inventory first. Then the questions whose answers clear up most stand here.',
  emptyAction: 'Bring in a list',
  toOverview: 'To the overview',
  question: 'Question',
  application: 'Application',
};
