import type { KnowledgeIndex } from '@allmende/knowledge';
import {
  CRITICALITY_TEXTS,
  REACH_TEXTS,
  VARIABLE_TEXTS,
  valueOfInformation,
  type Answer,
  type Criticality,
  type Level,
  type Question,
  type Reach,
  type Variable,
} from '@allmende/sovereignty';
import type { Language } from '#lib/i18n/index.ts';
import { questionName } from '#lib/i18n/question-name.ts';
import type { MeasuredInventory } from './measure-authority.ts';
import type { MeasuredInput } from './measured-application.ts';

/** One missing answer, ready to be asked. */
export interface OpenQuestion {
  application: string;
  name: string;
  product: string | null;
  question: Exclude<Question, 'owner'>;
  title: string;
  /** The sentence to ask. */
  text: string;
  levels: { value: number; label: string }[];
  /** Whether „does not apply“ is a possible reply. */
  mayNotApply: boolean;
  /** Points by which the interval of AG narrows, on average and at most. */
  expected: number;
  maximal: number;
  expired: boolean;
  /** What the authority has answered so far, as `answerSeen` reads it: empty for nothing, else what has expired. */
  standing: string;
  /** What public facts already say about it. */
  hint: string | null;
}

const asked = {
  criticality: {
    de: 'Wie lange kann die Verwaltung ohne diese Anwendung auskommen?',
    en: 'How long can the authority do without this application?',
  },
  reach: {
    de: 'Wie viele Arbeitsplätze nutzen diese Anwendung?',
    en: 'How many workplaces use this application?',
  },
};

/**
 * The open questions in the order of their worth, the most valuable first. Owners are left out: they follow from the
 * product, not from an answer.
 */
export function nextQuestions(
  measured: MeasuredInventory,
  knowledge: KnowledgeIndex,
  language: Language,
  limit: number,
): { questions: OpenQuestion[]; total: number } {
  const inputs = measured.applications.map(({ input }) => input);
  const byId = new Map(measured.applications.map((application) => [application.input.id, application]));
  const values = valueOfInformation(inputs, { date: measured.date }).filter(
    ({ question }) => question !== 'owner',
  );
  const questions = values.slice(0, limit).flatMap((value): OpenQuestion[] => {
    const application = byId.get(value.application);
    if (!application || value.question === 'owner') return [];
    const { input, stored } = application;
    const answer = value.question in VARIABLE_TEXTS ? input.answers[value.question as Variable] : undefined;
    return [
      {
        application: value.application,
        name: input.name,
        product:
          stored.product_id === null ? null : (knowledge.products.get(stored.product_id)?.name ?? null),
        question: value.question,
        title: questionName(value.question, language),
        ...wording(value.question, language),
        expected: value.expected,
        maximal: value.maximal,
        expired: value.expired,
        standing: standingOf(application, value.question, answer),
        hint: hintOf(answer, language),
      },
    ];
  });
  return { questions, total: values.length };
}

/** How a question is asked and which replies there are. */
export function wording(
  question: Exclude<Question, 'owner'>,
  language: Language,
): Pick<OpenQuestion, 'text' | 'levels' | 'mayNotApply'> {
  if (question === 'criticality')
    return {
      text: asked.criticality[language],
      levels: ([4, 3, 2, 1] as Criticality[]).map((value) => ({
        value,
        label: CRITICALITY_TEXTS[value][language],
      })),
      mayNotApply: false,
    };
  if (question === 'reach')
    return {
      text: asked.reach[language],
      levels: ([1, 2, 3] as Reach[]).map((value) => ({ value, label: REACH_TEXTS[value][language] })),
      mayNotApply: false,
    };
  const { question: text, levels } = VARIABLE_TEXTS[question];
  return {
    text: text[language],
    levels: ([0, 1, 2, 3, 4] as Level[]).map((value) => ({ value, label: levels[value][language] })),
    mayNotApply: true,
  };
}

function standingOf({ stored }: MeasuredInput, question: Question, answer: Answer | undefined): string {
  if (question === 'criticality' || question === 'reach') return String(stored[question] ?? '');
  return answer && !answer.prefilled ? String(answer.value) : '';
}

function hintOf(answer: Answer | undefined, language: Language): string | null {
  const reason = answer?.prefilled;
  if (!reason) return null;
  return language === 'de' ? reason.reason : (reason.reasonEn ?? reason.reason);
}
