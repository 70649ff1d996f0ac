export type Severity = 'error' | 'warning' | 'note';

/** What the findings can say; stable, for programs to rely on. */
export const FINDING_CODES = [
  'not-utf8',
  'file-too-large',
  'yaml-syntax',
  'yaml-too-deep',
  'yaml-too-many-nodes',
  'yaml-old-version',
  'several-documents',
  'document-empty',
  'document-not-a-map',
  'duplicate-key',
  'version-missing',
  'version-not-text',
  'version-unknown',
  'version-outdated',
  'key-unknown',
  'key-misplaced',
  'key-not-yet',
  'key-gone',
  'key-deprecated',
  'key-old-spelling',
  'key-twice',
  'wrong-type',
  'number-not-text',
  'boolean-yaml11',
  'value-missing',
  'value-missing-in-every-language',
  'value-missing-in-language',
  'value-needed-for-type',
  'value-not-for-type',
  'list-empty',
  'not-in-list',
  'text-too-long',
  'text-too-short',
  'several-lines',
  'date-invalid',
  'contract-ended',
  'url-invalid',
  'url-not-http',
  'fork',
  'identifier-invalid',
  'italian-code-unknown',
  'alias-unknown',
  'supported-invalid',
  'email-invalid',
  'phone-not-international',
  'mime-invalid',
  'country-invalid',
  'country-lowercase',
  'language-invalid',
  'licence-invalid',
  'licence-deprecated',
  'licence-not-free',
  'licence-not-allowed',
  'path-absolute',
  'path-file-url',
  'image-format',
  'video-not-embeddable',
  'video-peertube',
  'mailbox-not-person',
  'address-unreachable',
  'file-missing',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** Something that a reader of the file wants to know, with its place. */
export interface Finding {
  severity: Severity;
  code: FindingCode;
  /** Path of the key, e.g. `description.de.features[2]`; empty for the whole file. */
  key: string;
  /** 1-based; 0 where the reference parser names no place. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  /** First place behind the value, where there is one; for marking it. */
  endLine?: number;
  endColumn?: number;
  /** Facts for the sentence. */
  detail: Readonly<Record<string, string | number>>;
  /** The sentence of the reference parser; only with strictness `reference`. */
  text?: string;
}
