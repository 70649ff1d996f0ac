import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PriceOfMove } from '#lib/server/planning/index.ts';

/**
 * What a move costs, as sentences: the dependence over time, the money, the busiest quarter.
 *
 * @example priceTexts(price, 'de')[0] // 'Die Abhängigkeit über die Zeit steigt um 12,4 Punkt-Quartale.'
 */
export function priceTexts({ area, money, peak }: PriceOfMove, language: Language): string[] {
  const t = texts(language).planStep;
  const f = formatter(language);
  const points = area.after - area.before;
  const euros = Math.round(money.after - money.before);
  const days = peak.after - peak.before;
  return [
    Math.abs(points) < 0.05
      ? t.priceAreaSame
      : points > 0
        ? t.priceArea(f.points(points))
        : t.priceAreaLess(f.points(-points)),
    euros === 0
      ? t.priceMoneySame
      : euros > 0
        ? t.priceMoney(f.euros(euros))
        : t.priceMoneyLess(f.euros(-euros)),
    ...money.years.map(({ year, before, after }) =>
      t.priceYear(String(year), f.euros(before), f.euros(after)),
    ),
    ...(Math.abs(days) < 0.5 ? [] : [t.pricePeak(f.integer(peak.before), f.integer(peak.after))]),
  ];
}

/** Why an option is not the planned one: what it would change with the same start, in one sentence. */
export function whyNotText(price: PriceOfMove, language: Language): string {
  const t = texts(language).planStep;
  const [area = '', money = ''] = priceTexts(price, language);
  const breaks = price.breaks.length > 0 ? [`${t.priceBreaks} ${price.breaks.join('; ')}.`] : [];
  return [t.sameStart, area, money, ...breaks].join(' ');
}
