/** A day in a calendar, with alarms. Texts are plain; the writer escapes them. */
export interface CalendarDay {
  /** The same for the same thing at every reading. */
  uid: string;
  /** ISO date. */
  date: string;
  summary: string;
  description: string;
  url: string | null;
  /** ISO date and time of the last change. */
  changedAt: string;
  /** ISO dates on which to remind, at 8 o’clock UTC. */
  alarms: { date: string; text: string }[];
}

/**
 * A calendar file as RFC 5545 wants it: CRLF, lines of at most 75 octets, texts escaped. The same input gives the same
 * bytes.
 *
 * @example writeCalendar('Kündigungstermine', [{ uid: '7@stadt.example', date: '2027-03-31', … }])
 */
export function writeCalendar(name: string, days: readonly CalendarDay[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Allmende//contracts//DE',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(name)}`,
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    // A calendar holds one component at least.
    ...(days.length === 0 ? universalTime : days.flatMap(eventLines)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

const universalTime = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function eventLines({ uid, date, summary, description, url, changedAt, alarms }: CalendarDay): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${changedAt.replace(/\.\d+|[-:]/g, '')}`,
    `DTSTART;VALUE=DATE:${bare(date)}`,
    `DTEND;VALUE=DATE:${bare(nextDay(date))}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(description)}`,
    ...(url === null ? [] : [`URL:${url}`]),
    'CLASS:CONFIDENTIAL',
    'TRANSP:TRANSPARENT',
    ...alarms.flatMap((alarm) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER;VALUE=DATE-TIME:${bare(alarm.date)}T080000Z`,
      `DESCRIPTION:${escapeText(alarm.text)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

const bare = (date: string): string => date.replaceAll('-', '');

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Without controls, which no text of a calendar may hold; a line break becomes `\n`. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', String.raw`\n`);
}

const encoder = new TextEncoder();

/** Breaks a line between characters, so that no part is longer than 75 octets; what goes on begins with a blank. */
function fold(line: string): string {
  if (encoder.encode(line).length <= 75) return line;
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const length = encoder.encode(sign).length;
    if (octets + length > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += sign;
    octets += length;
  }
  return [...parts, part].join('\r\n ');
}
