import type { CheckOptions } from './check-options.ts';
import type { Finding } from './findings.ts';
import type { PubliccodeDocument } from './reading/read.ts';
import { checkAsReference } from './reference/check-as-reference.ts';
import { checkByStandard } from './standard/check-by-standard.ts';

/**
 * Judges a file. A file without an error is valid; warnings and notes are advice.
 * @example check(read(text), { today: '2026-11-22' }).some(({ severity }) => severity === 'error')
 */
export function check(document: PubliccodeDocument, options: CheckOptions = {}): Finding[] {
  return options.strictness === 'reference'
    ? checkAsReference(document, options)
    : checkByStandard(document, options);
}
