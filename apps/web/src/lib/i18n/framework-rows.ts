import type { Bilingual, Interval } from '@allmende/sovereignty';
import { formatter, texts, type Language } from './index.ts';

/** Means of a framework's criteria, and of its total where it forms one. */
interface Framework {
  unit: Bilingual;
  /** What is good in the total; criteria of a total that counts down point the other way. */
  better: 'low' | 'high';
  criteriaBetter: 'low' | 'high';
  criteria: readonly { name: Bilingual; mean: Interval }[];
  mean: Interval | null;
}

/**
 * A framework's figures as a table of two columns. Which end is good is said where it holds: a total may count down what
 * its criteria count up.
 *
 * @example frameworkRows(view, 'de').rows.at(-1) // ['Gesamt (Stufe 1–5, niedrig ist gut)', '1,6–5,0']
 */
export function frameworkRows(
  { unit, better, criteriaBetter, criteria, mean }: Framework,
  language: Language,
): { value: string; rows: string[][] } {
  const t = texts(language).report;
  const f = formatter(language);
  const good = (end: 'low' | 'high'): string => (end === 'high' ? t.higherBetter : t.lowerBetter);
  const span = ([lo, hi]: Interval): string => {
    const [from, to] = [f.decimal(lo), f.decimal(hi)];
    return from === to ? from : `${from}–${to}`;
  };
  return {
    value: `${t.mean} (${good(criteriaBetter)})`,
    rows: [
      ...criteria.map((each) => [each.name[language], span(each.mean)]),
      ...(mean ? [[`${t.overall} (${unit[language]}, ${good(better)})`, span(mean)]] : []),
    ],
  };
}
