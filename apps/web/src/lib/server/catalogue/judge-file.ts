import { createHash } from 'node:crypto';
import { check, read, toModel, type Finding, type PublicCode } from '@allmende/publiccode';

/** What is kept of a finding: enough to say it again in any language. */
export type KeptFinding = Pick<Finding, 'severity' | 'code' | 'key' | 'line' | 'column' | 'detail'>;

/** A file, read and checked. */
export interface JudgedFile {
  /** As a store can hold it. */
  text: string;
  /** Of the bytes as they came, in hexadecimal. */
  sha256: string;
  valid: boolean;
  /** Null where the file cannot be read. */
  model: PublicCode | null;
  findings: KeptFinding[];
}

/** A file of errors alone says after so many nothing new. */
const mostFindings = 300;
const longestFact = 300;

/** The hash by which two versions of a file are told apart. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Judges a publiccode.yml by the text of the standard, for the catalogue. Never throws on input; what no text column
 * holds (NUL, half of a surrogate pair) becomes U+FFFD.
 *
 * @param foundIn the repository, by which a technical fork is known
 * @example judgeFile('name: Baumkataster', 'https://gitlab.com/stadt/baum', '2026-11-22').valid // false
 */
export function judgeFile(content: string | Uint8Array, foundIn: string, today: string): JudgedFile {
  const document = read(content);
  const found = check(document, { strictness: 'standard', today, foundIn });
  const model = toModel(document);
  return {
    text: storableText(
      typeof content === 'string' ? content : new TextDecoder('utf-8', { ignoreBOM: true }).decode(content),
    ),
    sha256: hashOf(content),
    valid: found.every(({ severity }) => severity !== 'error'),
    model: model ? (storable(model) as PublicCode) : null,
    findings: found.slice(0, mostFindings).map(keptFinding),
  };
}

/** Whether {@link judgeFile} finds no error. @example isValidFile(yaml, 'https://gitlab.com/stadt/baum', now) */
export function isValidFile(content: string | Uint8Array, foundIn: string, now: Date): boolean {
  return judgeFile(content, foundIn, now.toISOString().slice(0, 10)).valid;
}

function keptFinding({ severity, code, key, line, column, detail }: Finding): KeptFinding {
  const facts = Object.entries(detail).map(([name, fact]) => [
    name,
    typeof fact === 'string' ? storableText(fact.slice(0, longestFact)) : fact,
  ]);
  return {
    severity,
    code,
    key: storableText(key.slice(0, longestFact)),
    line,
    column,
    detail: Object.fromEntries(facts),
  };
}

function storableText(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\uFFFD');
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]),
  );
}
