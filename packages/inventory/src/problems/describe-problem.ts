import type { Problem, RejectedRow } from '../types.ts';
import { MESSAGES_DE } from './messages-de.ts';
import { MESSAGES_EN } from './messages-en.ts';
import { PROBLEM_SEVERITIES } from './problem-codes.ts';
import type { ProblemCode } from './problem-codes.ts';

export type Language = 'de' | 'en';

const LANGUAGES = {
  de: {
    messages: MESSAGES_DE,
    locale: 'de-DE',
    line: 'Zeile',
    column: 'Spalte',
    unknown: (code: string) => `Unbekannter Hinweis „${code}“.`,
  },
  en: {
    messages: MESSAGES_EN,
    locale: 'en-GB',
    line: 'Line',
    column: 'column',
    unknown: (code: string) => `Unknown message “${code}”.`,
  },
} as const;

/** All codes that this package emits. */
export const PROBLEM_CODES = Object.keys(PROBLEM_SEVERITIES) as readonly ProblemCode[];

/**
 * Says what happened, what it means for the data and what to do; the place stands before. Takes rejected rows too.
 * A code of another package gives its bare code.
 * @example describeProblem({ code: 'row-without-name', line: 7, severity: 'warning' }, 'de') // 'Zeile 7: In der Zeile steht kein Name …'
 */
export function describeProblem(problem: Problem | RejectedRow, language: Language): string {
  const words = LANGUAGES[language];
  const code = 'code' in problem ? problem.code : problem.reason;
  const column = 'column' in problem ? problem.column : undefined;
  const places = [
    problem.line === undefined ? '' : `${words.line} ${problem.line}`,
    column === undefined ? '' : `${words.column} ${column}`,
  ].filter(Boolean);
  const place = places.length > 0 ? `${capitalised(places.join(', '))}: ` : '';
  if (!isProblemCode(code)) return place + words.unknown(code);
  return place + words.messages[code](written(problem.detail ?? {}, words.locale));
}

function written(detail: Record<string, string | number>, locale: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, fact]) => [
      key,
      typeof fact === 'string'
        ? fact
        : key.startsWith('bytes')
          ? megabytes(fact, locale)
          : fact.toLocaleString(locale),
    ]),
  );
}

/** Rounded up, so that a file which is just too large does not look as large as is allowed. */
function megabytes(bytes: number, locale: string): string {
  return `${(Math.ceil(bytes / 100_000) / 10).toLocaleString(locale)} MB`;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_SEVERITIES, code);
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
