import type { Language } from '../texts/bilingual.ts';
import type { Interval } from '../types.ts';
import type { Unit } from './explanation.ts';

const UNITS: Record<Unit, Record<Language, readonly [one: string, many: string]>> = {
  points: { de: [' Punkt', ' Punkte'], en: [' point', ' points'] },
  share: { de: [' %', ' %'], en: [' %', ' %'] },
  index: { de: ['', ''], en: ['', ''] },
  level: { de: ['', ''], en: ['', ''] },
  class: { de: ['', ''], en: ['', ''] },
  weight: { de: ['', ''], en: ['', ''] },
  mass: { de: ['', ''], en: ['', ''] },
  count: { de: ['', ''], en: ['', ''] },
};
const PREFIXES: Partial<Record<Unit, Record<Language, string>>> = {
  level: { de: 'Stufe ', en: 'level ' },
  class: { de: 'Klasse ', en: 'class ' },
};

/**
 * An interval for readers: whole numbers joined by an en dash, rounded outwards, so that it never looks narrower than it
 * is; one number where the ends do not differ.
 *
 * @example formatInterval([59.42, 60.56], 'points', 'de') // '59–61 Punkte'
 */
export function formatInterval([lo, hi]: Interval, unit: Unit, language: Language): string {
  const factor = unit === 'share' ? 100 : 1;
  const format = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 0 });
  const [low, high] = outwards(lo * factor, hi * factor);
  const number = low === high ? format.format(low) : `${format.format(low)}–${format.format(high)}`;
  const [one, many] = UNITS[unit][language];
  return `${PREFIXES[unit]?.[language] ?? ''}${number}${low === 1 && high === 1 ? one : many}`;
}

/** A difference that no reader would miss: it also swallows what floating point adds to a sum. */
const nothing = 0.005;

function outwards(lo: number, hi: number): [low: number, high: number] {
  if (hi - lo < nothing) return [Math.round(lo) + 0, Math.round(lo) + 0];
  // Adding 0 turns −0 into 0.
  return [Math.floor(lo + nothing) + 0, Math.ceil(hi - nothing) + 0];
}
