import type { Problem } from '../types.ts';

/** Every code this package emits, with its severity. Each has a German and an English text. */
export const PROBLEM_SEVERITIES = {
  'file-empty': 'error',
  'file-too-large': 'error',
  'file-is-pdf': 'error',
  'file-is-image': 'error',
  'file-is-legacy-office': 'error',
  'file-is-encrypted-workbook': 'error',
  'file-is-binary-workbook': 'error',
  'file-is-document': 'error',
  'file-is-archive': 'error',
  'file-is-json': 'error',
  'file-is-xml': 'error',
  'file-is-html': 'error',
  'file-is-binary': 'error',
  'format-does-not-fit': 'error',
  'archive-damaged': 'error',
  'archive-inflates-too-much': 'error',
  'archive-too-many-entries': 'error',
  'archive-unsafe-name': 'error',
  'archive-entries-overlap': 'error',
  'archive-encrypted': 'error',
  'xml-declares-entities': 'error',
  'xml-too-deep': 'error',
  'xml-not-well-formed': 'error',
  'workbook-unreadable': 'error',
  'workbook-too-many-cells': 'error',
  'sheet-not-found': 'error',
  'too-many-columns': 'error',
  'too-many-rows': 'error',
  'list-without-rows': 'error',
  'no-name-column': 'error',
  'encoding-assumed': 'note',
  'bytes-not-readable': 'warning',
  'text-garbled': 'warning',
  'text-repaired': 'note',
  'control-characters-removed': 'warning',
  'extension-misleading': 'note',
  'quote-not-closed': 'warning',
  'quote-malformed': 'warning',
  'row-too-short': 'warning',
  'row-too-long': 'warning',
  'title-lines-skipped': 'note',
  'header-missing': 'note',
  'header-twice': 'warning',
  'header-blank': 'warning',
  'sheet-chosen': 'note',
  'formula-without-value': 'warning',
  'personal-data-dropped': 'note',
  'personal-data-masked': 'note',
  'number-unreadable': 'warning',
  'money-unreadable': 'warning',
  'currency-foreign': 'warning',
  'date-unreadable': 'warning',
  'date-ambiguous': 'warning',
  'date-completed': 'note',
  'notice-period-unreadable': 'warning',
  'criticality-unreadable': 'warning',
  'reach-unreadable': 'warning',
  'hosting-unreadable': 'warning',
  'problems-left-out': 'note',
  'row-empty': 'warning',
  'row-without-name': 'warning',
  'row-name-without-letters': 'warning',
  'row-name-too-long': 'warning',
  'row-is-total': 'note',
  'row-repeats-header': 'note',
} as const satisfies Record<string, Problem['severity']>;

export type ProblemCode = keyof typeof PROBLEM_SEVERITIES;

/**
 * Makes a problem with the severity that belongs to its code.
 * @example problem('row-too-short', { line: 7 }, { cells: 3, columns: 5 })
 */
export function problem(
  code: ProblemCode,
  place: { line?: number; column?: number } = {},
  detail?: Record<string, string | number>,
): Problem {
  return { severity: PROBLEM_SEVERITIES[code], code, ...place, ...(detail ? { detail } : {}) };
}
