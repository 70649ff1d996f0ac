import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interpretList, readList } from '../src/index.ts';
import type { Interpretation, SoftwareList } from '../src/index.ts';

const inventories = new URL('../../../../shared/data/inventories/', import.meta.url);
const here = existsSync(inventories);
const lists = new URL('../examples/lists/', import.meta.url);

function filesIn(folder: URL): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:csv|tsv|xlsx|ods)$/.test(name),
  );
}

function open(folder: URL, name: string): { list: SoftwareList; read: Interpretation } {
  const result = readList({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problems)}`);
  return { list: result.list, read: interpretList(result.list) };
}

const rolesOf = (list: SoftwareList): Record<string, string> =>
  Object.fromEntries(list.columns.flatMap(({ header, role }) => (role ? [[role, header]] : [])));

const codesOf = (list: SoftwareList): string[] => [...new Set(list.problems.map(({ code }) => code))];

function expectToAddUp({ list, read }: { list: SoftwareList; read: Interpretation }): void {
  expect(read.accepted.length + read.folded.length + read.rejected.length).toBe(list.file.rows);
  expect(list.rows.length).toBe(list.file.rows);
}

describe('the example lists of whole bodies', () => {
  it.each(filesIn(lists))('%s is read with a name, a vendor and an end of contract, and adds up', (name) => {
    const opened = open(lists, name);
    expectToAddUp(opened);
    expect(Object.keys(rolesOf(opened.list))).toEqual(
      expect.arrayContaining(['name', 'vendor', 'contract-end']),
    );
    expect(opened.read.accepted.length).toBeGreaterThan(20);
  });
});

describe.skipIf(!here)('real lists (needs ../shared, which is not part of the repository)', () => {
  it.each(here ? filesIn(inventories) : [])('%s adds up and no address survives', (name) => {
    const opened = open(inventories, name);
    expectToAddUp(opened);
    expect(opened.list.rows.flatMap(({ cells }) => cells).filter((cell) => /\w@\w+\.\w/.test(cell))).toEqual(
      [],
    );
  });

  it('reads the federal IT standards, whose approval is no contract', () => {
    for (const [name, rows] of [
      ['gsa-it-standards/it-standards_2017-03-09.csv', 1233],
      ['gsa-it-standards/it-standards_2018-04-05.csv', 1533],
    ] as const) {
      const { list, read } = open(inventories, name);
      expect(rolesOf(list)).toEqual({
        name: 'Standard Name',
        description: 'Description',
        category: 'Category',
        status: 'Status',
        hosting: 'Deployment Type',
      });
      const approval = list.columns.find(({ header }) => header === 'Approval Expiration Date');
      expect(approval).toMatchObject({ role: null, reasons: ['content:dates'] });
      expect(read.accepted.length + read.folded.length).toBe(rows);
      expect(read.problems).toEqual([]);
      expect(read.accepted[0]).toMatchObject({ line: 2, name: '10000ft Plans', hosting: 'saas' });
    }
  });

  it('folds the noise of uninstall lists and counts machines', () => {
    const { list, read } = open(inventories, 'windows-uninstall/glpi_agent_expected_softwares.csv');
    expect(rolesOf(list)).toMatchObject({
      name: 'NAME',
      vendor: 'PUBLISHER',
      version: 'VERSION',
      machine: 'machine',
    });
    const updates = list.rows.filter(({ cells }) => /KB\d{6}/.test(cells[1] ?? ''));
    const folded = new Set(read.folded.map(({ line }) => line));
    expect(updates.length).toBeGreaterThan(300);
    expect(updates.filter(({ line }) => !folded.has(line))).toEqual([]);
    const kept = read.accepted.map(({ name }) => name);
    expect(kept).toEqual(
      expect.arrayContaining([
        'Mozilla Firefox 57.0.2 (fr)',
        'Microsoft SQL Server 2017',
        'PDFCreator',
        'OCS Inventory Agent 4.0.4.8',
        'PuTTY version 0.58',
      ]),
    );
    expect(kept.length).toBeLessThan(100);
    expect(rolesOf(open(inventories, 'windows-uninstall/windows_mssql_uninstall.csv').list)).toMatchObject({
      name: 'DisplayName',
      vendor: 'Publisher',
      version: 'DisplayVersion',
    });
  });

  it('reads the open source of Munich and the council systems of 76 cities', () => {
    expect(rolesOf(open(inventories, 'munich/munich_open_source_a-k.csv').list)).toEqual({
      name: 'title',
      vendor: 'developer',
      category: 'tags',
      'external-id': 'slug',
    });
    const councils = open(inventories, 'ratsinfo-de/ris_staedte_derived.csv');
    expect(rolesOf(councils.list)).toEqual({ name: 'system', authority: 'stadt' });
    expect(councils.read.accepted).toHaveLength(76);
    expect(councils.read.accepted[0]).toMatchObject({ authority: 'Berlin', name: 'Allris' });
  });

  it('drops the persons and keys of licence lists and reads their month-first dates and dollars', () => {
    const { list, read } = open(inventories, 'snipe-it/licenses-sample.csv');
    expect(
      list.columns.filter(({ reasons }) => reasons[0]?.startsWith('personal:')).map(({ header }) => header),
    ).toEqual(['Full Name', 'Email', 'Username', 'serial number', 'Licensed To Name', 'Licensed to Email']);
    expect(read.accepted[0]).toMatchObject({
      line: 2,
      contractEnd: '2016-02-26',
      costCents: 1258,
      costCurrency: 'USD',
      users: 56,
    });
  });

  it('says what is wrong with the deliberately bad ones', () => {
    expect(codesOf(open(inventories, 'snipe-it/assets-sample-BAD.csv').list)).toEqual(
      expect.arrayContaining(['header-twice', 'encoding-assumed']),
    );
    const blanks = open(inventories, 'snipe-it/assets-sample-BLANKS.csv').list;
    expect(
      blanks.columns.filter(({ header, samples }) => header === '' && samples.length === 0),
    ).toHaveLength(3);
    for (const name of ['snipe-it/assets-sample-BAD.csv', 'snipe-it/models-sample.csv'])
      expect(codesOf(open(inventories, name).list)).toContain('list-of-devices');
    const contracts = open(inventories, 'kitos-dk/invalid_contract_example.xlsx');
    expect(contracts.list.file.tool).toBe('OS2KITOS');
    expect(open(inventories, 'kitos-dk/valid_it_contract_example.xlsx').read.accepted[2]).toEqual({
      line: 4,
      name: 'test-kommune testkontrakt1',
      externalId: 'testkontrakt1',
      note: 'bm1',
      contractStart: '2023-02-01',
      contractEnd: '2023-02-02',
    });
    expect(contracts.read.folded).toEqual([
      { line: 6, name: 'test-kommune testkontrakt1', kind: 'duplicate', into: 4 },
    ]);
    expect(rolesOf(open(inventories, 'vng-swc/export-applicaties_2d58a57.csv').list)).toMatchObject({
      name: 'naam',
      vendor: '_aanbieder',
    });
  });
});
