import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bestFit,
  COLUMN_ROLES,
  confirmedColumns,
  fitMapping,
  readList,
  REASON_HEADINGS,
  shapeOfList,
  shareableColumns,
  type Column,
  type ConfirmedColumn,
} from '../src/index.ts';

function columns(...headings: string[]): Column[] {
  return headings.map((header, index) => ({ index, header, role: null, reasons: [], samples: [] }));
}

const confirmed: ConfirmedColumn[] = [
  { header: 'Verfahren', role: 'name' },
  { header: 'Firma', role: 'vendor' },
  { header: 'Kündigungsfrist (Monate)', role: 'notice-period' },
  { header: 'Interne Nr.', role: null },
];

describe('a confirmed mapping', () => {
  it('fits a list with the same headings, however spelt', () => {
    const list = columns('VERFAHREN', 'firma', 'Kuendigungsfrist Monate', 'interne nr');
    expect(fitMapping(list, confirmed)).toEqual({
      fit: 'same',
      mapping: { 0: 'name', 1: 'vendor', 2: 'notice-period', 3: null },
      added: [],
    });
  });

  it('follows its headings to other places', () => {
    const list = columns('Interne Nr.', 'Kündigungsfrist (Monate)', 'Verfahren', 'Firma');
    expect(fitMapping(list, confirmed)).toMatchObject({
      fit: 'same',
      mapping: { 0: null, 1: 'notice-period', 2: 'name', 3: 'vendor' },
    });
  });

  it('leaves a new column its guess, unless the meaning is given already', () => {
    const list = columns('Verfahren', 'Firma', 'Kündigungsfrist (Monate)', 'Interne Nr.', 'Amt', 'Software');
    list[4] = { ...list[4]!, role: 'department' };
    list[5] = { ...list[5]!, role: 'name' };
    expect(fitMapping(list, confirmed)).toEqual({
      fit: 'wider',
      mapping: { 0: 'name', 1: 'vendor', 2: 'notice-period', 3: null, 4: 'department', 5: null },
      added: ['Amt', 'Software'],
    });
  });

  it('fits in part where some columns are gone, and not where the name is or most of them are', () => {
    expect(fitMapping(columns('Verfahren', 'Firma'), confirmed)?.fit).toBe('part');
    expect(fitMapping(columns('Firma', 'Kündigungsfrist (Monate)'), confirmed)).toBeNull();
    expect(fitMapping(columns('Verfahren', 'X', 'Y'), confirmed)).toBeNull();
  });

  it('tells equal headings apart by their order', () => {
    const twice: ConfirmedColumn[] = [
      { header: 'Name', role: 'name' },
      { header: 'Name', role: 'vendor' },
    ];
    expect(fitMapping(columns('Name', 'Name'), twice)?.mapping).toEqual({ 0: 'name', 1: 'vendor' });
  });

  it('is never taken as the same for lists without headings', () => {
    const blank = [
      { header: '', role: 'name' as const },
      { header: '', role: 'vendor' as const },
    ];
    expect(fitMapping(columns('', ''), blank)?.fit).toBe('part');
  });

  it('does not care for our own column of reasons', () => {
    for (const heading of Object.values(REASON_HEADINGS)) {
      const list = columns(heading, 'Verfahren', 'Firma', 'Kündigungsfrist (Monate)', 'Interne Nr.');
      expect(fitMapping(list, confirmed)).toMatchObject({ fit: 'same', mapping: { 0: null, 1: 'name' } });
    }
  });

  it('is preferred when it fits better, and the newest among equals', () => {
    const old = { columns: confirmed, at: 'old' };
    const wider = { columns: confirmed.slice(0, 3), at: 'wider' };
    const list = columns('Verfahren', 'Firma', 'Kündigungsfrist (Monate)', 'Interne Nr.');
    expect(bestFit(list, [wider, old])?.candidate.at).toBe('old');
    expect(bestFit(list, [{ ...old, at: 'new' }, old])?.candidate.at).toBe('new');
    expect(bestFit(columns('Etwas', 'Anderes'), [old])).toBeNull();
  });

  it('comes back from what was remembered of it, in any order of the columns', () => {
    const heading = fc.string({ minLength: 1, maxLength: 12 });
    const role = fc.option(fc.constantFrom(...COLUMN_ROLES));
    fc.assert(
      fc.property(
        fc.uniqueArray(heading, { minLength: 2, maxLength: 8, selector: (text) => text.toLowerCase() }),
        fc.array(role, { minLength: 8, maxLength: 8 }),
        fc.nat(),
        (headings, roles, turn) => {
          const list = columns(...headings.map((text, index) => `h${index} ${text}`));
          const mapping = Object.fromEntries(
            list.map(({ index }) => [index, index === 0 ? 'name' : roles[index]!]),
          );
          const remembered = confirmedColumns(list, mapping);
          const at = turn % list.length;
          const turned = [...list.slice(at), ...list.slice(0, at)].map((column, index) => ({
            ...column,
            index,
          }));
          const fitted = fitMapping(turned, remembered);
          expect(fitted?.fit).toBe('same');
          for (const { index, header } of turned)
            expect(fitted?.mapping[index]).toBe(remembered.find((each) => each.header === header)?.role);
        },
      ),
    );
  });
});

describe('our own column of reasons', () => {
  it.each(Object.values(REASON_HEADINGS))('is never evaluated: %s', (heading) => {
    const read = (text: string) => {
      const result = readList({ text });
      if (!result.ok) throw new Error('a list');
      return result.list;
    };
    const corrected = read(
      `${heading};Verfahren;Firma\nZeile 2: Kein Name;VOIS;HSH\nZeile 3: Kein Name;ALLRIS;CC e-gov\n`,
    );
    expect(corrected.columns[0]?.role).toBeNull();
    expect(corrected.columns[1]?.role).toBe('name');
    expect(shapeOfList(corrected)).toBe(shapeOfList(read('Verfahren;Firma\nVOIS;HSH\nALLRIS;CC e-gov\n')));
  });
});

describe('what may be given to others of a mapping', () => {
  it('are columns with a meaning and a heading that looks like one', () => {
    const { shared, leftOut } = shareableColumns([
      ...confirmed,
      { header: 'Kosten 2026 (€)', role: 'cost' },
      { header: 'Hauptnutzendes Fachamt', role: 'department' },
    ]);
    expect(shared.map(({ header }) => header)).toEqual([
      'Verfahren',
      'Firma',
      'Kündigungsfrist (Monate)',
      'Kosten 2026 (€)',
      'Hauptnutzendes Fachamt',
    ]);
    expect(leftOut).toEqual([]);
  });

  it.each([
    ['erika.beispiel@stadt.example', 'address'],
    ['https://intern.stadt.example/liste', 'address'],
    ['31.12.2026', 'digits'],
    ['12.000 €', 'digits'],
    ['2016', 'digits'],
    ['06131 123456', 'digits'],
    ['Beispiel, Erika', 'person'],
    ['Frau Beispiel', 'person'],
    ['Adobe Acrobat Pro', 'content'],
    ['HSH Soft- und Hardware GmbH', 'content'],
    ['Wird nur im Bürgeramt eingesetzt und soll bald abgelöst werden', 'too-long'],
  ])('is not %s', (header, doubt) => {
    expect(shareableColumns([{ header, role: 'name' }])).toEqual({
      shared: [],
      leftOut: [{ header, doubt }],
    });
  });

  it('is nothing of a row of data that was taken for headings', () => {
    const read = readList({
      text: 'VOIS 7.2;HSH GmbH;31.12.2026\nAutoCAD LT 2022;Autodesk Inc;01.01.2027\n',
    });
    if (!read.ok) throw new Error('a list');
    const asHeadings = read.list.rows[0]?.cells ?? ['VOIS 7.2', 'HSH GmbH', '31.12.2026'];
    const roles = ['name', 'vendor', 'contract-end'] as const;
    const given = asHeadings.map((header, index) => ({ header, role: roles[index] ?? null }));
    expect(shareableColumns(given).shared.map(({ header }) => header)).not.toContain('HSH GmbH');
    expect(shareableColumns(given).shared.map(({ header }) => header)).not.toContain('31.12.2026');
  });
});
