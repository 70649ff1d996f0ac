import { describe, expect, it } from 'vitest';
import { interpretList, readList } from '../src/index.ts';

const KEY_SIGNS = 'ABCDEFGHJKMNPQRTUVWXYZ2346789';
const licenceKey = (seed: number): string =>
  Array.from({ length: 5 }, (_, group) =>
    Array.from(
      { length: 5 },
      (_, sign) => KEY_SIGNS[(seed * 31 + group * 7 + sign * 13) % KEY_SIGNS.length],
    ).join(''),
  ).join('-');

describe('personal data', () => {
  it('leaves none of 1,000 planted names, addresses and keys in what is read or interpreted', () => {
    const canaries: string[] = [];
    const rows = Array.from({ length: 200 }, (_, at) => {
      const mail = `kanarie${at}@stadt.example`;
      const noteMail = `frage-${at}@anbieter.example`;
      const key = licenceKey(at);
      const person = `Kanarius Vogel${at}`;
      const user = `kvogel${at}`;
      canaries.push(mail, noteMail, key, person, user);
      return `Programm ${at};Firma GmbH;${person};${mail};${user};${key};Bei Fragen ${noteMail} anschreiben`;
    });
    const text = `Anwendung;Hersteller;Ansprechpartner;E-Mail;Benutzername;Lizenzschlüssel;Bemerkung\n${rows.join('\n')}\n`;
    const result = readList({ name: 'x.csv', bytes: new TextEncoder().encode(text) });
    expect(result.ok).toBe(true);
    if (!result.ok) return;
    const kept = JSON.stringify([result.list, interpretList(result.list)]);
    expect(canaries).toHaveLength(1000);
    expect(canaries.filter((canary) => kept.includes(canary))).toEqual([]);
    expect(result.list.problems.map(({ code, detail }) => [code, detail?.['count']])).toEqual([
      ...Array.from({ length: 4 }, () => ['personal-data-dropped', 200]),
      ['personal-data-masked', 200],
    ]);
    expect(result.list.columns.filter(({ reasons }) => reasons[0]?.startsWith('personal:'))).toHaveLength(4);
  });

  it('keeps a column of user numbers but drops one of user names', () => {
    const counts = readList({ text: 'Anwendung\tBenutzer\nVOIS\t25\nALLRIS\tca. 40\n' });
    expect(counts.ok && counts.list.columns[1]?.role).toBe('users');
    const names = readList({ text: 'Anwendung\tBenutzer\nVOIS\tmmuster\nALLRIS\tebeispiel\n' });
    expect(names.ok && names.list.columns[1]?.reasons).toEqual(['personal:person']);
    expect(names.ok && names.list.rows.map(({ cells }) => cells[1])).toEqual(['', '']);
  });

  it('drops what slid behind the last column when a list holds personal data', () => {
    const result = readList({
      text: 'Anwendung;Hersteller;Ansprechpartner\nVOIS;HSH; Berlin;Erika Muster\n',
    });
    expect(JSON.stringify(result)).not.toContain('Erika Muster');
  });

  it('takes a first row that announces user names or keys for the header, though nothing else in it is known', () => {
    for (const header of ['Benutzername', 'Ansprechpartner', 'Lizenzschlüssel']) {
      const read = readList({ text: `Was im Haus steht\t${header}\nVOIS\tMeier\nALLRIS\tSchulz` });
      expect(JSON.stringify(read)).not.toMatch(/Meier|Schulz/);
      expect(read).toMatchObject({ ok: true, list: { headerLine: 1, rows: [{ cells: ['VOIS', ''] }, {}] } });
    }
  });

  it('takes no row that holds an address or a key for the header, and lets none stand in a heading', () => {
    const rows = [1, 2, 3].map(
      (n) => `Verfahren ${n}\tBeispiel GmbH\ta${n}@stadt.example\tAAAAA-BBBB${n}-CCCCC-DDDDD-EEEEE`,
    );
    const headless = readList({ text: rows.join('\n') });
    expect(JSON.stringify(headless)).not.toMatch(/stadt\.example|AAAAA-/);
    expect(headless.ok && headless.list.rows).toHaveLength(3);
    const odd = readList({ text: 'Verfahren;Hersteller;Fragen an a@stadt.example\nVOIS;HSH;-\nALLRIS;CC;-' });
    expect(JSON.stringify(odd)).not.toContain('stadt.example');
  });

  it('tells numbers of users from their logins', () => {
    const cellsBelow = (...cells: string[]): string => {
      const read = readList({
        text: ['Anwendung\tNutzer', ...cells.map((cell, n) => `Verfahren ${n}\t${cell}`)].join('\n'),
      });
      return read.ok ? read.list.rows.map((row) => row.cells[1]).join() : '';
    };
    expect(cellsBelow('meier01', 'u12345', 'Schulz')).toBe(',,');
    expect(cellsBelow('25', 'ca. 30', '12 Lizenzen')).toBe('25,ca. 30,12 Lizenzen');
  });
});
