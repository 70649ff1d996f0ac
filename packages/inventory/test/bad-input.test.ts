import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../cpu-milliseconds.ts';
import { describeProblem, interpretList, PROBLEM_CODES, readList } from '../src/index.ts';
import { ods, odsText, sheetXml, workbookParts } from './build-workbook.ts';
import type { Cell } from './build-workbook.ts';
import { ANY_DAMAGE, TEXT_DAMAGE, XML_DAMAGE, below, pick, seeded } from './damage.ts';
import type { Damage, Random } from './damage.ts';

const TABLE: Cell[][] = [
  ['Anwendung', 'Hersteller', 'Version', 'Vertragsende', 'Kosten p. a.', 'Bemerkung'],
  ...Array.from({ length: 60 }, (_, at) => [
    `${['VOIS', 'ALLRIS', 'Nextcloud', 'Müllgebühren plus', 'SessionNet'][at % 5] ?? ''} ${at}`,
    ['HSH', 'CC e-gov GmbH', 'Nextcloud GmbH', 'Köln-Büro', 'Somacos'][at % 5] ?? '',
    `${at % 9}.${at % 7}`,
    { value: 46_000 + at * 30, style: 1 as const },
    { value: at * 99.5, style: 2 as const },
    at % 4 === 0 ? 'läuft; siehe „Vertrag“\nund Anlage' : '',
  ]),
];

const CSV = new TextEncoder().encode(
  TABLE.map((row) =>
    row
      .map((cell) =>
        typeof cell === 'object'
          ? 'style' in cell && cell.style === 1
            ? '31.12.2027'
            : '1.234,56 €'
          : String(cell),
      )
      .map((text) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(';'),
  ).join('\n'),
);

/** Reads, interprets and judges one bad file; gives the code of its first problem, or `ok`. */
function judge(name: string, bytes: Uint8Array): string {
  const before = cpuMilliseconds();
  const result = readList({ name, bytes });
  let outcome = 'ok';
  if (result.ok) {
    const { accepted, folded, rejected, problems } = interpretList(result.list);
    expect(accepted.length + folded.length + rejected.length, name).toBe(result.list.rows.length);
    for (const problem of [...problems, ...result.list.problems, ...rejected].slice(0, 50)) speak(problem);
  } else {
    expect(
      result.problems.some(({ severity }) => severity === 'error'),
      name,
    ).toBe(true);
    result.problems.forEach(speak);
    outcome = result.problems.at(-1)?.code ?? '';
  }
  expect(cpuMilliseconds() - before, name).toBeLessThan(10_000);
  return outcome;
}

function speak(problem: Parameters<typeof describeProblem>[0]): void {
  expect(PROBLEM_CODES).toContain('code' in problem ? problem.code : problem.reason);
  for (const language of ['de', 'en'] as const)
    expect(describeProblem(problem, language)).not.toMatch(/undefined|Unbekannter Hinweis|Unknown message/);
}

function damaged(
  bytes: Uint8Array,
  kinds: Readonly<Record<string, Damage>>,
  random: Random,
): { name: string; bytes: Uint8Array } {
  const names: string[] = [];
  for (let count = 1 + below(random, 3); count > 0; count--) {
    const name = pick(random, Object.keys(kinds));
    names.push(name);
    bytes = kinds[name]?.(bytes, random) ?? bytes;
  }
  return { name: names.join(', '), bytes };
}

describe('bad input', () => {
  it('gets through 200 damaged CSV files: no crash, no hang, rows add up or the trouble has a name', () => {
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= 200; seed++) {
      const { name, bytes } = damaged(CSV, TEXT_DAMAGE, seeded(seed));
      const outcome = judge(`csv ${seed}: ${name}`, bytes);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('ok')).toBeGreaterThan(100);
    expect(outcomes.size).toBeGreaterThan(1);
  }, 240_000);

  it('gets through 100 damaged workbooks: no crash, no hang, rows add up or the trouble has a name', () => {
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= 100; seed++) {
      const { name, bytes } = damagedWorkbook(seeded(seed));
      const outcome = judge(`workbook ${seed}: ${name}`, bytes);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(outcomes.get('ok')).toBeGreaterThan(10);
    expect(outcomes.size).toBeGreaterThan(4);
  }, 240_000);
});

const ODS = ods(
  TABLE.map(
    (row) =>
      `<table:table-row>${row.map((cell) => odsText(typeof cell === 'object' ? '1' : String(cell))).join('')}</table:table-row>`,
  ).join(''),
);

/** 70 MB of blanks in 70 kB. */
const BOMB = zipSync({
  ...workbookParts({ Liste: sheetXml(TABLE) }),
  'xl/worksheets/sheet1.xml': new Uint8Array(70_000_000).fill(0x20),
});

function damagedWorkbook(random: Random): { name: string; bytes: Uint8Array } {
  const parts = workbookParts({ Liste: sheetXml(TABLE) });
  const dice = random();
  if (dice < 0.25) return damaged(dice < 0.05 ? ODS : zipSync(parts), ANY_DAMAGE, random);
  if (dice < 0.3) return { name: 'a bomb', bytes: BOMB };
  if (dice < 0.35) {
    const wide = Array.from({ length: 16_385 }, (_, at) => `<c r="${columnName(at)}1"><v>${at}</v></c>`).join(
      '',
    );
    return {
      name: 'too many columns',
      bytes: zipSync({
        ...workbookParts({ Liste: `<worksheet><sheetData><row r="1">${wide}</row></sheetData></worksheet>` }),
      }),
    };
  }
  const part = random() < 0.7 ? 'xl/worksheets/sheet1.xml' : pick(random, Object.keys(parts));
  const { name, bytes } = damaged(parts[part] ?? new Uint8Array(), XML_DAMAGE, random);
  return { name: `${part}: ${name}`, bytes: zipSync({ ...parts, [part]: bytes }, { level: 1 }) };
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
