import { commonParts } from './common-passwords.ts';

export const minimumLength = 12;
const maximumLength = 200;
/** What must be left of a password once everything common is taken out of it. */
const leftOver = 5;

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'personal';

/**
 * What is wrong with a new password, or null. Length counts, not a mixture of characters: refused are short ones, ones
 * that consist of common passwords, and ones that hold the person's own name or address.
 *
 * @example passwordProblem('Passwort2026!', { name: 'Erika Beispiel', email: 'e@stadt.example' }) // 'common'
 * @example passwordProblem('drei Karren voll Kies', { … }) // null
 */
export function passwordProblem(
  password: string,
  person: { name: string; email: string | null },
): PasswordProblem | null {
  const length = Array.from(password.normalize('NFKC')).length;
  if (length < minimumLength) return 'too-short';
  if (length > maximumLength) return 'too-long';
  const typed = fold(password);
  const readings = [typed, withLetters(typed)];
  const parts = personalParts(person);
  if (readings.some((reading) => parts.some((part) => reading.includes(part)))) return 'personal';
  return readings.some((reading) => without(reading, commonParts).length < leftOver) ? 'common' : null;
}

/** Words of name and address that are long enough to mean this person. */
function personalParts({ name, email }: { name: string; email: string | null }): string[] {
  const [local = ''] = (email ?? '').split('@');
  const words = [...name.split(/[\s,.'’-]+/), ...local.split(/[._+-]+/), local];
  return words.map(fold).filter((part) => part.length >= 4);
}

/** The password without these parts, years, and repetitions. */
function without(plain: string, parts: readonly string[]): string {
  let left = plain;
  for (const part of parts) left = left.replaceAll(part, '');
  return left
    .replace(/(?:19|20)\d\d/g, '')
    .replace(/(.{1,3})\1+/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Lower case, without umlauts, and with the usual signs for letters read as letters. */
function fold(text: string): string {
  const letters: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', '@': 'a', $: 's', '€': 'e' };
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[äöüß@$€]/g, (sign) => letters[sign] ?? sign)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

/** A figure between letters read as the letter that it looks like: p4ssw0rt. */
function withLetters(folded: string): string {
  const figures: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };
  return folded.replace(/(?<=\p{L})[013457](?=\p{L})/gu, (figure) => figures[figure] ?? figure);
}
