import type { Finding } from './findings.ts';
import type { LocalFiles } from './local-files.ts';
import type { PubliccodeDocument } from './reading/read.ts';
import { checkAsReference } from './reference/check-as-reference.ts';

export interface CheckOptions {
  /** `standard`: by the text of the standard. `reference`: as the reference parser does. */
  strictness?: 'standard' | 'reference';
  files?: LocalFiles;
  italianCodes?: ReadonlySet<string>;
  network?: boolean;
}
export function check(document: PubliccodeDocument, options: CheckOptions = {}): Finding[] {
  return checkAsReference(document, options);
}
