const NUMBER_WORDS = new Map(
  Object.entries({
    ein: 1,
    eine: 1,
    einen: 1,
    einem: 1,
    one: 1,
    zwei: 2,
    two: 2,
    drei: 3,
    three: 3,
    vier: 4,
    four: 4,
    fünf: 5,
    five: 5,
    sechs: 6,
    six: 6,
    neun: 9,
    '½': 0.5,
    '¼': 0.25,
    nine: 9,
    zwölf: 12,
    twelve: 12,
    halbes: 0.5,
    half: 0.5,
  }),
);
/** Months per unit. Days and weeks are rounded up to whole months, the usual length of a month taken. */
const UNITS: readonly (readonly [pattern: RegExp, months: (count: number) => number])[] = [
  [/^(?:jahre?s?|jahren|years?|j|y)$/, (count) => count * 12],
  [/^(?:quartale?n?s?|quarters?)$/, (count) => count * 3],
  [/^(?:monate?n?s?|months?|mon|mo|m)$/, (count) => count],
  [/^(?:wochen?|weeks?|wo|w)$/, (count) => (count * 7 * 12) / 365.25],
  [/^(?:tage?n?|kalendertage|days?|t|d)$/, (count) => (count * 12) / 365.25],
];

/**
 * Reads a period of notice into whole months: `6 Monate zum Jahresende`, `3 months`, `12 W` (3), `90 Tage` (3),
 * `drei Monate`, `½ Jahr`, `monatlich`; a bare number means months. At most 120. Returns null where no period is named.
 * @example parseNoticeMonths('6 Monate zum Jahresende') // 6
 */
export function parseNoticeMonths(text: string): number | null {
  return readNotice(text)?.months ?? null;
}

/**
 * The same, and whether the period was given in something else than whole months.
 * @example readNotice('30 Tage') // { months: 1, isRounded: true }
 */
export function readNotice(text: string): { months: number; isRounded: boolean } | null {
  if (text.length > 200) return null;
  const words = text
    .toLowerCase()
    .replace(/(\d)(\p{L})/gu, '$1 $2')
    .split(/[\s()./,;-]+/)
    .filter(Boolean);
  if (words.length === 1) {
    const bare = wholeNumber(words[0]);
    if (bare !== null) return bounded(bare);
  }
  for (const [index, word] of words.entries()) {
    if (word === 'monatlich' || word === 'monthly') return bounded(1);
    if (word === 'quartalsweise' || word === 'vierteljährlich' || word === 'quarterly') return bounded(3);
    const count = wholeNumber(word) ?? NUMBER_WORDS.get(word) ?? null;
    const unit = UNITS.find(([pattern]) => pattern.test(words[index + 1] ?? ''));
    if (count !== null && unit) return bounded(unit[1](count));
  }
  return null;
}

function wholeNumber(word: string | undefined): number | null {
  return word !== undefined && /^\d{1,4}$/.test(word) ? Number(word) : null;
}

function bounded(months: number): { months: number; isRounded: boolean } | null {
  return months <= 120 ? { months: Math.ceil(months), isRounded: !Number.isInteger(months) } : null;
}
