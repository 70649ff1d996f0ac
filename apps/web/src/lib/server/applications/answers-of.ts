import {
  isExpired,
  VARIABLES,
  type Answer,
  type Dimension,
  type EvidenceGrade,
  type Level,
  type Variable,
} from '@allmende/sovereignty';
import type { Language } from '#lib/i18n/index.ts';
import type { MeasuredInput } from '#lib/server/sovereignty/index.ts';

/** One of the ten answers as the page of an application shows it. */
export interface AnswerView {
  variable: Variable;
  dimension: Dimension;
  value: Level | 'unknown' | 'n/a';
  /** Levels that the facts leave open, where the answer is unknown. */
  between: readonly [Level, Level] | null;
  /** `given` by the authority, `facts`: it follows from public facts, `missing`: neither. */
  from: 'given' | 'facts' | 'missing';
  /** Older than 24 months: it counts as unknown again. */
  expired: boolean;
  date: string | null;
  grade: EvidenceGrade | null;
  evidence: string | null;
  /** Why the facts lead to the answer, or leave it open. */
  reason: string | null;
  unverified: boolean;
}

/** The ten answers of an application in their order, with where each comes from. */
export function answersOf({ input }: MeasuredInput, date: string, language: Language): AnswerView[] {
  return VARIABLES.map((variable) => {
    const answer = input.answers[variable];
    return {
      variable,
      dimension: variable[0] as Dimension,
      value: answer?.value ?? 'unknown',
      between: answer?.between ?? null,
      from: originOf(answer),
      expired: answer !== undefined && answer.value !== 'unknown' && isExpired(answer, date),
      date: answer?.date ?? null,
      grade: answer?.grade ?? null,
      evidence: answer?.evidence ?? null,
      reason: reasonOf(answer, language),
      unverified: answer?.prefilled?.unverified ?? false,
    };
  });
}

function originOf(answer: Answer | undefined): AnswerView['from'] {
  if (answer === undefined) return 'missing';
  if (answer.prefilled === undefined) return 'given';
  return answer.value === 'unknown' ? 'missing' : 'facts';
}

function reasonOf(answer: Answer | undefined, language: Language): string | null {
  if (!answer?.prefilled) return null;
  const { reason, reasonEn } = answer.prefilled;
  return language === 'en' ? (reasonEn ?? reason) : reason;
}
