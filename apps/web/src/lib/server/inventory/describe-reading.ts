import type { Reading } from '@allmende/inventory';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';

/** How much a reading asks for a look: what could not be read, what was decided for the person, or nothing. */
export type ReadingTone = 'bad' | 'look' | 'fine';

/**
 * A reading in words, dates as they are stored and as they are said.
 *
 * @example describeReading({ kind: 'months', months: 3 }, 'de') // { text: '3 Monate', tone: 'fine' }
 */
export function describeReading(reading: Reading, language: Language): { text: string; tone: ReadingTone } {
  const t = texts(language).importWizard.readings;
  const f = formatter(language);
  switch (reading.kind) {
    case 'unreadable':
      return { text: reading.code === 'date-ambiguous' ? t.ambiguous : t.unreadable, tone: 'bad' };
    case 'date': {
      const notes = [
        reading.precision === 'day' ? '' : t.completed,
        reading.slashes === 'day-first' ? t.dayFirst : reading.slashes === 'month-first' ? t.monthFirst : '',
      ].filter((note) => note !== '');
      const text = `${reading.date} (${longDate(reading.date, language)})`;
      return { text: [text, ...notes].join(' – '), tone: notes.length > 0 ? 'look' : 'fine' };
    }
    case 'money': {
      if (reading.currency !== 'EUR')
        return { text: t.foreign(f.decimal(reading.cents / 100, 2), reading.currency), tone: 'look' };
      const amount = f.money(reading.cents);
      return reading.perYear === 1
        ? { text: t.yearly(amount), tone: 'fine' }
        : { text: t.perYear(f.integer(reading.perYear), amount), tone: 'look' };
    }
    case 'months':
      return { text: t.months(f.integer(reading.months)), tone: 'fine' };
    case 'count':
      return { text: f.integer(reading.count), tone: 'fine' };
    case 'criticality':
    case 'reach':
      return { text: t.level(String(reading.level)), tone: 'fine' };
    case 'hosting':
      return { text: texts(language).inventoryTable.hosting[reading.hosting], tone: 'fine' };
    case 'no-end':
      return { text: t.noEnd, tone: 'look' };
    case 'unlimited':
      return { text: t.unlimited, tone: 'look' };
    case 'unknown':
      return { text: '–', tone: 'fine' };
  }
}

function longDate(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  }).format(new Date(iso));
}
