import { expect, it } from 'vitest';
import { interpretList, readList } from '../src/index.ts';
import { zipSync } from 'fflate';
import { sheetXml, workbookParts, type Cell } from './build-workbook.ts';

function read(name: string, sheets: Record<string, Cell[][]>) {
  const parts = Object.fromEntries(Object.entries(sheets).map(([sheet, rows]) => [sheet, sheetXml(rows)]));
  const result = readList({ name, bytes: zipSync(workbookParts(parts)) });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return { list: result.list, ...interpretList(result.list) };
}

it('the contracts of KITOS: its own number is none of the contract, and what cannot be ended has not ended', () => {
  const { list, accepted } = read('kontrakter.xlsx', {
    'IT Kontrakter': [
      [
        'Id',
        'IT Kontrakt Navn (påkrævet)',
        'IT Kontrakt Id',
        'Bemærkning',
        'Indgået',
        'Uopsigeligt til',
        'Udløbsdato',
        'Kontrakten opsagt',
      ],
      [33937, 'Sagssystem', 'K-1', 'via SKI', '01-03-2024', '28-02-2025', '28-02-2027', ''],
      ['', 'Lønsystem', 'K-2', '', { value: 45_352, style: 1 }, '', { value: 46_812, style: 1 }, ''],
    ],
  });
  expect(list.file.tool).toBe('OS2KITOS');
  expect(accepted).toEqual([
    {
      line: 2,
      name: 'Sagssystem',
      externalId: 'K-1',
      note: 'via SKI',
      contractStart: '2024-03-01',
      contractEnd: '2027-02-28',
    },
    { line: 3, name: 'Lønsystem', externalId: 'K-2', contractStart: '2024-03-01', contractEnd: '2028-02-29' },
  ]);
});

it('the fact sheets of LeanIX: the row of labels is no application, and the sheet that explains is not read', () => {
  const { list, accepted } = read('export.xlsx', {
    Application: [
      ['id', 'type', 'name', 'displayName', 'businessCriticality', 'relApplicationToBusinessCapability'],
      ['ID', 'Type', 'Name', 'Display Name', 'Business Criticality', 'Business Capability'],
      ['a-1', 'Application', 'VOIS', 'VOIS 4', 'missionCritical', 'Einwohnerwesen'],
      ['a-2', 'Application', 'LOGA', 'LOGA', 'businessOperational', 'Personal'],
    ],
    ReadMe: [
      ['field', 'allowed values'],
      [
        'businessCriticality',
        'missionCritical, businessCritical, businessOperational, administrativeService',
      ],
    ],
  });
  expect(list.file).toMatchObject({ tool: 'LeanIX', sheet: 'Application' });
  expect(accepted.map(({ name, criticality, capability }) => [name, criticality, capability])).toEqual([
    ['VOIS', 4, 'Einwohnerwesen'],
    ['LOGA', 2, 'Personal'],
  ]);
});

it('towns and products in a workbook, behind a sheet that only introduces it', () => {
  const { list, accepted } = read('umfrage.xlsx', {
    Deckblatt: [['Umfrage 2026'], ['Rückfragen an die Geschäftsstelle']],
    Verfahren: [
      ['Gemeinde', 'AutiSta', 'VOIS', 'Infoma'],
      ['Beispielheim', 'x', '', 'x'],
      ['Neudorf', '', 'x', 'x'],
    ],
  });
  expect(list.file.sheet).toBe('Verfahren');
  expect(accepted.map(({ authority, name }) => `${authority}: ${name}`)).toEqual([
    'Beispielheim: AutiSta',
    'Beispielheim: Infoma',
    'Neudorf: VOIS',
    'Neudorf: Infoma',
  ]);
});
