import type { Product } from './alias-index.ts';
import type { Alias } from './alias-spellings.ts';
import type { Span } from './phrase-index.ts';
import { isFamilyWord, type Reading, type Scored } from './score-span.ts';
import { ENUMERATED, NUMBER } from './split-text.ts';
import type { Tokens } from './tokenize.ts';
import { isGenericWord } from './words.ts';

/**
 * Without the spellings that lie inside a longer one of another product (`Windows` in `Windows Server`). The vendor's
 * name before a spelling does not count for its length: `Microsoft Windows` yields to `Windows Server`.
 */
export function withoutContained(spans: readonly Span<Alias>[]): readonly Span<Alias>[] {
  if (spans.length < 2) return spans;
  return spans.filter((span) => {
    const from = span.from + span.value.lead;
    return !spans.some(
      (other) =>
        other.value.target !== span.value.target &&
        other.value.standing !== 'generic' &&
        other.from <= from &&
        other.to >= span.to &&
        other.to - other.from > span.to - from,
    );
  });
}

/** Where the host begins that a thing is made `for`; -1 when only plain words stand before (`Lizenzen für …`). */
export function linkOf(tokens: Tokens, spans: readonly Span<Alias>[]): number {
  for (let at = 1; at < tokens.text.length; at++) {
    if (tokens.classes[at] !== 'link' || spans.some((span) => at >= span.from && at < span.to)) continue;
    for (let before = 0; before < at; before++) {
      const known = tokens.classes[before];
      const isNumber = ((tokens.flags[before] ?? 0) & NUMBER) !== 0;
      if ((known === undefined || known === 'add-on') && !isNumber) return at;
    }
  }
  return -1;
}

/** Whether the name lists both products, parted by signs of enumeration (`Firefox / Thunderbird`). */
export function isListedBeside(tokens: Tokens, first: Scored, second: Scored): boolean {
  const [left, right] = first.from <= second.from ? [first, second] : [second, first];
  if (left.to > right.from || second.to === 0) return false;
  for (let at = left.to; at <= right.from; at++)
    if (((tokens.flags[at] ?? 0) & ENUMERATED) !== 0) return true;
  return false;
}

/**
 * Whether the words name a licence contract (`Microsoft Enterprise Agreement`), which covers many products and is
 * none.
 */
export function namesContract({ text, classes }: Tokens): boolean {
  return text.some(
    (word, at) =>
      classes[at] === 'bundle' ||
      (word === 'ea' && text.length <= 6) ||
      (word === 'agreement' && text[at - 1] === 'enterprise') ||
      (word === 'suite' && text[at - 1] === 'cal'),
  );
}

/** Whether the words of the spelling stand in the name as an enumeration (`Acrobat and Reader`), which it is not itself. */
export function joinsNames({ value, from, to }: Span<Alias>, { flags }: Tokens): boolean {
  for (let at = from + 1; at < to; at++)
    if (((flags[at] ?? 0) & ENUMERATED) !== 0) return !/[&+/,;]|\b(?:und|and)\b/i.test(value.text);
  return false;
}

/** What is paid for a licence, in either language. */
const LICENCE = /lizenz|licen[cs]e|wartung|pflege|vertrag|abo|subscription|maintenance|support/;

/** Whether nothing but a vendor and words about licences is named (`SAP Lizenzen und Pflege`). */
export function namesOnlyLicences({ text, flags }: Tokens, named: readonly Span<number>[]): boolean {
  let licence = false;
  for (let at = 0; at < text.length; at++) {
    if (named.some(({ from, to }) => at >= from && at < to)) continue;
    if (LICENCE.test(text[at] ?? '')) licence = true;
    else if (((flags[at] ?? 0) & NUMBER) === 0 && !isGenericWord(text[at] ?? '')) return false;
  }
  return licence;
}

/**
 * Whether a spelling is only the family's name before a product of the same maker (`Microsoft Office` before
 * `Visio`).
 */
export function isFamilyBefore(span: Span<Alias>, products: readonly Product[], reading: Reading): boolean {
  const own = products[span.value.target]?.vendors ?? new Set<number>();
  const { text } = reading.tokens;
  const makers = reading.vendors.filter(({ value }) => own.has(value)).map(({ from }) => text[from] ?? '');
  for (let at = span.from + span.value.lead; at < span.to; at++)
    if (!makers.some((maker) => isFamilyWord(maker, text[at] ?? ''))) return false;
  return reading.spans.some(
    ({ from, value: { target } }) =>
      from >= span.to &&
      target !== span.value.target &&
      [...(products[target]?.vendors ?? [])].some((id) => own.has(id)),
  );
}
