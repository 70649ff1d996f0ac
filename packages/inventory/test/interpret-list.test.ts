import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN_ROLES, interpretList, readList } from '../src/index.ts';
import type { Interpretation, SoftwareList } from '../src/index.ts';

function list(text: string): SoftwareList {
  const result = readList({ text });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.list;
}

const interpret = (text: string): Interpretation => interpretList(list(text));

describe('interpreting a list', () => {
  it('reads a German row into an entry', () => {
    const { accepted, problems } = interpret(
      'Anwendung;Version;Hersteller;Amt;Vertragsende;Kündigungsfrist;Kosten p. a.;Kritikalität;Anzahl Nutzer;Betrieb\n' +
        'VOIS|MESO;7.2;HSH;Bürgeramt;31.12.2026 (verlängert sich);6 Monate zum Jahresende;12.000 €;sehr hoch;1.250;eigenes RZ\n',
    );
    expect(problems).toEqual([]);
    expect(accepted).toEqual([
      {
        line: 2,
        name: 'VOIS|MESO',
        version: '7.2',
        vendor: 'HSH',
        department: 'Bürgeramt',
        contractEnd: '2026-12-31',
        noticeMonths: 6,
        costCents: 1_200_000,
        criticality: 4,
        users: 1250,
        hosting: 'own',
      },
    ]);
  });

  it('takes unknown for unknown, never for 0', () => {
    const { accepted, problems } = interpret(
      'Anwendung;Anzahl Nutzer;Kosten;Vertragsende\nA;-;N/A;unbekannt\nB;;k. A.;\nC;0;0 €;unbefristet\n',
    );
    expect(problems).toEqual([]);
    expect(accepted).toEqual([
      { line: 2, name: 'A' },
      { line: 3, name: 'B' },
      { line: 4, name: 'C', users: 0, costCents: 0 },
    ]);
  });

  it('reports what it cannot read with line and column and keeps the row', () => {
    const { accepted, problems } = interpret(
      'Anwendung;Anzahl Nutzer;Vertragsende\nA;viele;31.13.2026\nB;12;1.1.2027\n',
    );
    expect(accepted).toHaveLength(2);
    expect(accepted[0]).toEqual({ line: 2, name: 'A' });
    expect(problems.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['number-unreadable', 2, 2],
      ['date-unreadable', 2, 3],
    ]);
  });

  it('multiplies monthly costs to a year when the header says so', () => {
    expect(interpret('Anwendung;Kosten monatlich\nA;100,50 €\n').accepted[0]?.costCents).toBe(120_600);
  });

  it('rejects totals, repeated headers, empty and nameless rows with their reasons', () => {
    const { accepted, rejected } = interpret(
      'Anwendung;Hersteller;Kosten\nA;X;10 €\n;Y;20 €\n;;\nAnwendung;Hersteller;Kosten\n***;Z;1 €\nSumme;;30 €\n',
    );
    expect(accepted.map(({ name }) => name)).toEqual(['A']);
    expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'row-without-name'],
      [4, 'row-empty'],
      [5, 'row-repeats-header'],
      [6, 'row-name-without-letters'],
      [7, 'row-is-total'],
    ]);
  });

  it('folds noise by kind and says into which row', () => {
    const { accepted, folded } = interpret(
      [
        'Software;Version;Hersteller',
        'Microsoft Office 2019;16.0;Microsoft',
        'Sicherheitsupdate für Microsoft Office 2019 (KB5002222);;Microsoft',
        'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.36;14.36;Microsoft',
        'Microsoft Office 2019 Korrekturhilfen - Deutsch;16.0;Microsoft',
        'NVIDIA Grafiktreiber 531.41;531.41;NVIDIA',
        'Windows Software Development Kit;10.1;Microsoft',
        'Microsoft Office 2019;16.0;Microsoft',
        'Mozilla Maintenance Service;119.0;Mozilla',
      ].join('\n'),
    );
    expect(accepted.map(({ line }) => line)).toEqual([2]);
    expect(folded.map(({ line, kind, into }) => [line, kind, into])).toEqual([
      [3, 'update', 2],
      [4, 'runtime', undefined],
      [5, 'language-pack', 2],
      [6, 'driver', undefined],
      [7, 'component', undefined],
      [8, 'duplicate', 2],
      [9, 'component', undefined],
    ]);
  });

  it('does not take applications for noise', () => {
    const names = [
      'Java',
      'JDK',
      'Driver Booster Verwaltung',
      'Treiberverwaltung der Feuerwehr',
      'Windows Server Update Services',
      'Patch My PC',
      'Sprachpakete-Manager',
      'Update-Manager',
      'SAP .NET Connector Suite',
      'DirectX-Schule',
      'Fahrtreiberliste',
    ];
    const { folded } = interpret(`Software;Hersteller\n${names.map((name) => `${name};X`).join('\n')}`);
    expect(folded.map(({ name }) => name)).toEqual([]);
  });

  it('counts machines as installations of a program, whose version is the one that most have', () => {
    const { accepted, folded } = interpret(
      'Rechner;Software;Version\nPC-1;7-Zip;22.01\nPC-2;7-Zip;22.01\nPC-2;7-Zip;22.01\nPC-3;7-Zip;23.00\n',
    );
    expect(accepted.map(({ version, installations }) => [version, installations])).toEqual([['22.01', 3]]);
    expect(folded).toEqual([]);
  });

  it('keeps the same program of two departments as two entries', () => {
    const { accepted, folded } = interpret(
      'Software;Amt\nNextcloud;Amt 10\nNextcloud;Amt 20\nNextcloud;Amt 10\n',
    );
    expect(accepted.map(({ department }) => department)).toEqual(['Amt 10', 'Amt 20']);
    expect(folded).toEqual([{ line: 4, name: 'Nextcloud', kind: 'duplicate', into: 2 }]);
  });

  it('adds up no costs of different currencies', () => {
    const { accepted } = interpret(
      'Vertragsnummer;Produkt;Kosten p. a.\nV-1;Atlas;1.000 €\nV-2;Atlas;500 CHF\nV-3;Atlas;200 €\n',
    );
    expect(accepted.map(({ costCents, costCurrency }) => [costCents, costCurrency])).toEqual([
      [120_000, undefined],
      [50_000, 'CHF'],
    ]);
  });

  it('follows the mapping of the person instead of the guess', () => {
    const read = list('Verfahren;Produkt\nEinwohnerwesen;VOIS\n');
    expect(read.columns.map(({ role }) => role)).toEqual(['capability', 'name']);
    expect(interpretList(read, { 0: 'name', 1: null }).accepted).toEqual([
      { line: 2, name: 'Einwohnerwesen' },
    ]);
    const without = interpretList(read, {});
    expect(without.rejected).toEqual([{ line: 2, reason: 'no-name-column' }]);
    expect(without.problems.map(({ code }) => code)).toEqual(['no-name-column']);
  });

  it('lets accepted, folded and rejected add up to the rows for any text and any mapping', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'VOIS',
        'Summe',
        '',
        '-',
        'Update for Windows (KB123456)',
        'Name',
        '12',
        '31.12.2026',
        '***',
        '"',
      ),
      fc.string({ maxLength: 20 }),
    );
    const text = fc
      .array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 20 })
      .map((rows) => rows.map((cells) => cells.join(';')).join('\n'));
    const mapping = fc.dictionary(
      fc.nat({ max: 5 }).map(String),
      fc.constantFrom(null, 'name' as const, ...COLUMN_ROLES),
      { maxKeys: 5 },
    );
    fc.assert(
      fc.property(text, fc.option(mapping, { nil: undefined }), (source, roles) => {
        const result = readList({ text: source });
        if (!result.ok) return result.problems.length > 0;
        const { accepted, folded, rejected } = interpretList(result.list, roles);
        const lines = [...accepted, ...folded, ...rejected].map(({ line }) => line);
        expect(lines.sort((a, b) => a - b)).toEqual(result.list.rows.map(({ line }) => line));
        expect(result.list.file.rows).toBe(lines.length);
        return true;
      }),
      { numRuns: 3000 },
    );
  });
});
