import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import { findPersonalData, maskPersonalData } from '../src/columns/personal-data.ts';
import { readContent } from '../src/columns/read-content.ts';
import { foldHeader, readHeader } from '../src/columns/read-header.ts';
import { findParent, noiseKind } from '../src/interpret/fold-noise.ts';
import { parseDate, saysNoEnd, slashOrder } from '../src/values/dates.ts';
import { parseMoney } from '../src/values/money.ts';
import { parseNoticeMonths } from '../src/values/notice-period.ts';
import { parseCount, parseNumber } from '../src/values/numbers.ts';
import { parseCriticality, parseHosting, parseReach } from '../src/values/scales.ts';
import { isUnknown } from '../src/values/unknown.ts';

const LENGTH = 100_000;
const fill = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

const TEXTS: readonly string[] = [
  'a',
  ' ',
  '1',
  '1.',
  '1,',
  '1 ',
  "1'",
  '-',
  '@',
  'a@',
  'a@b.',
  'a.b-',
  'AAAAA-',
  'A1',
  '31.12.',
  '1/1/',
  '2026-',
  '1. januar ',
  'update for ',
  'visual c++ ',
  'visual studio ',
  '.net ',
  'java ',
  'driver ',
  'kb1',
  'kb 123456',
  'service pack ',
  'sdk ',
  '(',
  ' (',
  'eigen ',
  'on prem ',
  'cloud',
  'ca. ',
  '€',
  'eur ',
  'p. a. ',
  '/monat',
  'Tsd. ',
  'ä',
  'ß',
  'a\u0301',
  '\u0000',
  '\u202e',
  '{',
  '{0A0CADCF-',
  'Aa',
  'GmbH ',
  'v1.',
  '1_1-',
  '\n',
  '\t',
  '"',
  ';',
  'http://',
  'jahr ',
  '6 monate ',
].map(fill);

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseNumber,
  parseCount,
  parseMoney,
  parseDate,
  saysNoEnd,
  parseNoticeMonths,
  parseCriticality,
  parseReach,
  parseHosting,
  isUnknown,
  foldHeader,
  readHeader,
  maskPersonalData,
  slashOrder: (text) => slashOrder([text]),
  readContent: (text) => readContent([text]),
  noiseKind: (text) => noiseKind(text, text),
  findParent: (text) => findParent(text, new Map([['x', 1]])),
  findPersonalData: (text) => findPersonalData([text], [{ line: 1, cells: [text] }]),
};

describe('text meant to hang a reader', () => {
  it.each(Object.entries(READERS))('%s stays quick on 100,000 characters', (_, reader) => {
    reader('warm');
    for (const text of TEXTS) {
      for (const probe of [text, `${text}!`, `1${text}`, `${text}\n€`]) {
        const before = cpuMilliseconds();
        reader(probe);
        // A text takes a few milliseconds; what goes back over it for each sign takes ten seconds.
        expect(cpuMilliseconds() - before, JSON.stringify(probe.slice(0, 12))).toBeLessThan(1000);
      }
    }
  });
});
