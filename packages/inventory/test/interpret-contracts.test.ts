import { describe, expect, it } from 'vitest';
import { interpretContracts, readList } from '@allmende/inventory';

function read(text: string) {
  const list = readList({ name: 'verträge.csv', bytes: new TextEncoder().encode(text) });
  if (!list.ok) throw new Error(JSON.stringify(list.problems));
  return interpretContracts(list.list);
}

describe('a list of contracts', () => {
  const contracts = read(
    [
      'Vertragsnummer;Bezeichnung;Vertragspartner;Vertragsbeginn;Vertragsende;Kündigungsfrist;Verlängerung;Kosten p. a.',
      'V-1;Lizenz VOIS;HSH GmbH;01.01.2020;31.12.2027;6 Monate;um 12 Monate;1.234,56 €',
      'V-2;Pflege VOIS;HSH GmbH;01.01.2020;31.12.2O27;sofort;nein;viel',
      'V-3;Sicherheitsupdate für Windows;Systemhaus;;unbefristet;1 Jahr;automatisch;',
      ';;;;;;;',
      ';Summe;;;;;;9.999,00',
    ].join('\n'),
  );

  it('keeps every row as a contract of its own, whatever a list of software would fold', () => {
    expect(contracts.entries.map(({ line, name }) => [line, name])).toEqual([
      [2, 'Lizenz VOIS'],
      [3, 'Pflege VOIS'],
      [4, 'Sicherheitsupdate für Windows'],
    ]);
    expect(contracts.rejected.at(-1)).toMatchObject({ reason: 'row-is-total' });
    expect(contracts.entries[0]).toMatchObject({
      externalId: 'V-1',
      contractStart: '2020-01-01',
      contractEnd: '2027-12-31',
      noticeMonths: 6,
      renewMonths: 12,
      costCents: 123456,
    });
    expect(contracts.entries[0]?.note).toBeUndefined();
  });

  it('tells what cannot be read with its line, and keeps it in words', () => {
    const [, care, update] = contracts.entries;
    expect(care).toMatchObject({ renewMonths: 0 });
    expect(care?.contractEnd).toBeUndefined();
    expect(care?.note).toBe('Vertragsende: 31.12.2O27 · Kündigungsfrist: sofort · Kosten p. a.: viel');
    expect(contracts.problems.filter(({ line }) => line === 3).length).toBeGreaterThanOrEqual(3);
    expect(update).toMatchObject({
      noticeMonths: 12,
      note: 'Vertragsende: unbefristet · Verlängerung: automatisch',
    });
    expect(update?.renewMonths).toBeUndefined();
  });

  it('tells which notice is kept in other words than the list has, and keeps those too', () => {
    const { entries, problems } = read(
      ['Bezeichnung;Kündigungsfrist', 'Wartung;30 Tage', 'Pflege;4 Wochen', 'Lizenz;3 Monate'].join('\n'),
    );
    expect(entries.map(({ noticeMonths, note }) => [noticeMonths, note])).toEqual([
      [1, 'Kündigungsfrist: 30 Tage'],
      [1, 'Kündigungsfrist: 4 Wochen'],
      [3, undefined],
    ]);
    expect(problems.map(({ code, line, detail }) => [code, line, detail?.['months']])).toEqual([
      ['notice-period-rounded', 2, 1],
      ['notice-period-rounded', 3, 1],
    ]);
  });
});

describe('a renewal', () => {
  it.each([
    ['12', 12],
    ['um 1 Jahr', 12],
    ['verlängert sich jährlich', 12],
    ['keine', 0],
    ['No', 0],
    ['endet automatisch', 0],
    ['stillschweigend um 12 Monate', 12],
    ['ja', undefined],
  ])('is read from “%s”', (cell, months) => {
    const { entries } = read(`Vertrag;Vertragsende;Verlängerung\nPflege;31.12.2027;${cell}`);
    expect(entries[0]?.renewMonths).toBe(months);
  });
});

describe('a renewal in a list of GLPI', () => {
  const heading = 'name;begin_date;duration;notice;periodicity;renewal';
  const monthsOf = (text: string) => read(text).entries.map(({ renewMonths }) => renewMonths);

  it('is read from the numbers of its table', () => {
    const rows = ['VOIS;2024-01-01;36;6;12;1', 'AutiSta;2024-01-01;60;6;12;0', 'MESO;2024-01-01;24;6;12;2'];
    expect(monthsOf([heading, ...rows].join('\n'))).toEqual([12, 0, 0]);
  });

  it('is by the first term where no period is named, and unknown where there is none either', () => {
    const rows = ['VOIS;2024-01-01;36;6;0;1', 'AutiSta;2024-01-01;0;6;0;1', 'MESO;2024-01-01;24;6;12;'];
    expect(monthsOf([heading, ...rows].join('\n'))).toEqual([36, undefined, undefined]);
  });

  it('is read from the words of its German list', () => {
    const list = [
      'Name;Startdatum;initiale Vertragslaufzeit;Kündigungsfrist;Vertragsverlängerung um;Verlängerung',
      'VOIS;2024-01-01;36 Monate;6 Monate;12 Monate;stillschweigend',
      'AutiSta;2024-01-01;60 Monate;6 Monate;12 Monate;Ausdrücklich',
      'MESO;2024-01-01;24 Monate;6 Monate;12 Monate;Niemals',
    ];
    expect(monthsOf(list.join('\n'))).toEqual([12, 0, 0]);
  });
});
