import { check, describeFinding, normalise, read } from '@allmende/publiccode';
import { mostBytes } from './check-file.ts';

/** The answer of the European validator service (italia/publiccode-validator-api). */
export interface Validation {
  valid: boolean;
  results: { type: 'error' | 'warning'; key: string; description: string; line: number; column: number }[];
  /**
   * What the file says, in its own version and in the one canonical form: keys in the order of the standard, no comments.
   * Null where it is not valid.
   */
  normalized: string | null;
}

/**
 * Judges a file as the reference parser does, so that a client of the European service can ask here instead. Nothing is
 * asked of the network, as there with `external-checks=false`.
 */
export function validate(body: Uint8Array): Validation {
  const document = read(body, { bytes: mostBytes });
  const results = check(document, { strictness: 'reference' }).flatMap((finding) => {
    const { severity, key, line, column, text } = finding;
    if (severity === 'note') return [];
    const description = text ?? describeFinding(finding, 'en').message;
    return [{ type: severity, key, description, line, column }];
  });
  const valid = results.every(({ type }) => type !== 'error');
  return { valid, results, normalized: valid ? (normalise(document) ?? null) : null };
}
