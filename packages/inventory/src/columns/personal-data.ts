import type { RawRow } from '../types.ts';
import { isUnknown } from '../values/unknown.ts';
import { foldHeader } from './read-header.ts';

export type PersonalKind = 'person' | 'e-mail' | 'phone' | 'licence-key';

const HEADERS: readonly (readonly [kind: PersonalKind, headers: string])[] = [
  [
    'licence-key',
    'key|serial|serial number|serials|seriennummer|seriennr|lizenzschluessel|lizenzkey|license key|licence key|licenses key|product key|produktschluessel|aktivierungsschluessel|activation key|productkey|licensekey|cd key|installationsschluessel',
  ],
  [
    'e-mail',
    'email|e mail|mail|mailadresse|e mail adresse|email address|emailaddress|licensed to email|kontakt mail|kontakt e mail|upn|user principal name',
  ],
  ['phone', 'telefon|telefonnummer|phone|tel|durchwahl|mobil|mobile|handy|rufnummer|fax'],
  [
    'person',
    'full name|fullname|username|user name|benutzername|loginname|login|anmeldename|userid|user id|licensed to name|ansprechpartner|ansprechpartnerin|ansprechperson|kontakt|kontaktperson|contact|contact person|contactpersoon|sachbearbeiter|sachbearbeiterin|bearbeiter|bearbeiterin|vorname|nachname|first name|last name|mitarbeiter|mitarbeiterin|assigned to|zugewiesen an|checked out to|nutzername|hauptbenutzer|primary user|letzter benutzer|last user|technician|personalnummer|technical contact|besteller|anforderer',
  ],
];
/** Counts of people are fine, their names are not: under these headers the cells decide. */
const PEOPLE = new Set(
  'nutzer|benutzer|anwender|user|users|nutzerinnen|anwenderinnen|nutzer innen'.split('|'),
);

/** Words that make a header speak of persons wherever they stand in it. */
const PERSON_WORDS = new Set(
  'ansprechpartner|ansprechpartnerin|ansprechpersonen|ansprechperson|sachbearbeiter|sachbearbeiterin|vorname|nachname|username|benutzername|kontaktperson'.split(
    '|',
  ),
);

const KIND_BY_HEADER = new Map(
  HEADERS.flatMap(([kind, headers]) => headers.split('|').map((text) => [text, kind])),
);
/** Begins where a word begins, so that a long text is gone through once. */
const E_MAIL = /(?<![\w.+-])[\w.+-]+@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/;
const KEY = /(?<![A-Z0-9-])[A-Z0-9]{5}(?:-[A-Z0-9]{5}){3,4}(?![A-Z0-9-])/;
const LOOKED_AT = 200;
const LOOKED_CELL = 300;

/**
 * Finds columns that hold personal data or licence keys, by header and by content (at least half of the cells).
 * @example findPersonalData(['Name', 'E-Mail'], rows) // Map { 1 => 'e-mail' }
 */
export function findPersonalData(
  header: readonly string[],
  rows: readonly RawRow[],
): Map<number, PersonalKind> {
  const found = new Map<number, PersonalKind>();
  const width = header.length || rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  for (let index = 0; index < width; index++) {
    const kind = kindOfHeader(foldHeader(header[index] ?? ''), rows, index) ?? kindOfContent(rows, index);
    if (kind) found.set(index, kind);
  }
  return found;
}

function kindOfHeader(folded: string, rows: readonly RawRow[], index: number): PersonalKind | null {
  if (PEOPLE.has(folded)) {
    const cells = filled(rows, index);
    return cells.length > 0 && cells.filter(mayBeCount).length < cells.length / 2 ? 'person' : null;
  }
  const exact = KIND_BY_HEADER.get(folded) ?? KIND_BY_HEADER.get(folded.replaceAll(' ', ''));
  if (exact) return exact;
  if (/^checked out to |^licensed to /.test(folded) && !folded.endsWith('location')) return 'person';
  if (folded.split(' ').some((word) => PERSON_WORDS.has(word))) return 'person';
  const lastWords = folded.split(' ').slice(-2).join(' ');
  if (
    /(?:^| )(?:licenses?|lizenz\w*|license keys) /.test(folded) &&
    KIND_BY_HEADER.get(folded.split(' ').at(-1) ?? '') === 'licence-key'
  )
    return 'licence-key';
  return folded.includes(' ') ? (KIND_BY_HEADER.get(lastWords) ?? null) : null;
}

/** `25`, `ca. 30`, `12 Lizenzen`; a letter right before the digit is a login such as `meier01`. */
function mayBeCount(cell: string): boolean {
  return /\d/.test(cell) && !/\p{L}\d/u.test(cell);
}

function kindOfContent(rows: readonly RawRow[], index: number): PersonalKind | null {
  const cells = filled(rows, index);
  if (cells.length === 0) return null;
  if (cells.filter((cell) => isMostly(E_MAIL, cell)).length >= cells.length / 2) return 'e-mail';
  return cells.filter((cell) => isMostly(KEY, cell)).length >= cells.length / 2 ? 'licence-key' : null;
}

/** The pattern with at most a name beside it; a sentence that mentions one is free text. */
function isMostly(pattern: RegExp, cell: string): boolean {
  return pattern.test(cell) && cell.replace(pattern, '').split(/\s+/).filter(Boolean).length <= 2;
}

function filled(rows: readonly RawRow[], index: number): string[] {
  const cells: string[] = [];
  for (const row of rows) {
    const cell = row.cells[index]?.trim().slice(0, LOOKED_CELL) ?? '';
    if (cell !== '' && !isUnknown(cell)) cells.push(cell);
    if (cells.length === LOOKED_AT) break;
  }
  return cells;
}

const E_MAILS = new RegExp(E_MAIL, 'g');
const KEYS = new RegExp(KEY, 'g');

/**
 * Masks e-mail addresses and licence keys inside free text.
 * @example maskPersonalData('Frage an a.b@stadt.example') // 'Frage an […]'
 */
export function maskPersonalData(text: string): string {
  const masked = text.includes('@') ? text.replace(E_MAILS, '[…]') : text;
  return masked.includes('-') ? masked.replace(KEYS, '[…]') : masked;
}

/** What personal data a header announces by itself; null for none. */
export function personalHeader(header: string): PersonalKind | null {
  return kindOfHeader(foldHeader(header), [], 0);
}
