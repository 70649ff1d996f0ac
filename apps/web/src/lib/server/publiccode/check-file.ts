import { check, describeFinding, read, type CheckOptions, type Finding } from '@allmende/publiccode';
import type { Language } from '#lib/i18n/index.ts';

/** As much as one request may ask us to read; real files have a tenth of it. */
export const mostBytes = 200_000;

/** A finding with its sentences, for a person. */
export interface ShownFinding extends Pick<Finding, 'severity' | 'code' | 'key' | 'line' | 'column'> {
  message: string;
  remedy: string;
}

export interface CheckedFile {
  /** What was read, as text; empty where it is none. */
  text: string;
  /** No finding is an error. */
  valid: boolean;
  findings: ShownFinding[];
  counts: Record<Finding['severity'], number>;
}

/**
 * Judges a publiccode.yml for a person, in the order of the file.
 * @example checkFile('publiccodeYmlVersion: "0"\n', { today: '2026-11-22' }, 'de').valid // false
 */
export function checkFile(
  input: Uint8Array | string,
  options: Pick<CheckOptions, 'strictness' | 'version' | 'today'>,
  language: Language,
): CheckedFile {
  const document = read(input, { bytes: mostBytes });
  const found = check(document, options);
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of found) counts[severity] += 1;
  const findings = found
    .map((finding) => {
      const { severity, code, key, line, column } = finding;
      return { severity, code, key, line, column, ...describeFinding(finding, language) };
    })
    .sort((a, b) => a.line - b.line || a.column - b.column);
  return { text: document.text, valid: counts.error === 0, findings, counts };
}
