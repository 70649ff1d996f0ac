import { firstDayOf } from '@allmende/planner';
import { texts, type Language } from '#lib/i18n/index.ts';
import type { PlanView } from '#lib/server/planning/index.ts';
import { optionName } from '../option-name.ts';

/** RFC 5545, 3.3.11 and 3.1: separators are escaped, and a line has 75 bytes at most. */
function line(name: string, value: string): string {
  const text = value.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r?\n/g, String.raw`\n`);
  const pieces: string[] = [];
  let piece = '';
  for (const character of `${name}:${text}`) {
    if (Buffer.byteLength(piece + character) > 74) {
      pieces.push(piece);
      piece = ' ';
    }
    piece += character;
  }
  return [...pieces, piece].join('\r\n');
}

/**
 * Starts and go-lives of a plan as whole days at the beginning of their quarters. The same plan gives the same file.
 *
 * @example planCalendar(view, 'de').startsWith('BEGIN:VCALENDAR') // true
 */
export function planCalendar(view: PlanView, language: Language): string {
  const t = texts(language).planPage.calendar;
  const stamp = (view.computedAt ?? '1970-01-01T00:00:00.000Z').replace(/[-:]|\.\d+/g, '');
  const day = (iso: string): string => iso.replaceAll('-', '');
  const events = (view.figures?.steps ?? []).flatMap(({ application, option, start, goLive }) =>
    (
      [
        ['start', firstDayOf(start), t.start],
        ['live', firstDayOf(goLive), t.live],
      ] as const
    ).map(([kind, date, words]) => [
      'BEGIN:VEVENT',
      line('UID', `plan-${view.id}-${application.id}-${kind}@allmende`),
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day(date)}`,
      line('SUMMARY', words(application.name, optionName(option, language))),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
  );
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Allmende//Plan//DE',
    line('X-WR-CALNAME', view.name),
    ...events.flat(),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
