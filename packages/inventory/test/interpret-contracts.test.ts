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
});

describe('a renewal', () => {
  it.each([
    ['12', 12],
    ['um 1 Jahr', 12],
    ['verlängert sich jährlich', 12],
    ['keine', 0],
    ['No', 0],
    ['endet automatisch', 0],
    ['ja', undefined],
  ])('is read from “%s”', (cell, months) => {
    const { entries } = read(`Vertrag;Vertragsende;Verlängerung\nPflege;31.12.2027;${cell}`);
    expect(entries[0]?.renewMonths).toBe(months);
  });
});
