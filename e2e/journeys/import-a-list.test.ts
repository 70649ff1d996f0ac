import { describe, expect } from 'vitest';
import { giveList, takeOver, whatCameIn } from '../harness/import-list.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';

// What real lists have: a byte order mark, semicolons, umlauts, a quoted line break, an update, a row without a name.
const list = `\uFEFFVerfahren;Hersteller;Amt;Anzahl Nutzer;Kosten p.a.;Vertragsende
Microsoft Office LTSC 2021;Microsoft;Hauptamt;180;12.345,60;31.12.2027
Adobe Acrobat Pro;Adobe;Bürgeramt;25;3.000,00;30.06.2027
"VOIS | MESO
Einwohnerwesen";HSH;Bürgeramt;14;9.800,00;31.12.2028
Security Update for Microsoft Office (KB5002623);Microsoft;;;;
;Beispiel GmbH;Kämmerei;3;;
Eigenbau Friedhofskartei;;Friedhofsamt;2;;
`;

describe('a software list', () => {
  journey(
    'imports a CSV, checks the columns, takes it over, sees what came in, undoes it',
    async ({ open }) => {
      const page = await open();
      await actForOwnAuthority(page);
      await giveList(page, { name: 'verfahren.csv', content: list });

      const meaning = (column: string) =>
        page.getByLabel(column, { exact: true }).locator('option:checked').innerText();
      await page.getByText('Anbieter oder Hersteller: Adobe').first().waitFor();
      expect(await meaning('Verfahren')).toBe('Name der Anwendung');
      expect(await meaning('Amt')).toBe('Amt oder Fachbereich');
      expect(await meaning('Vertragsende')).toBe('Vertragsende');

      // The person corrects a column and sees what that does before anything is stored.
      await page.getByLabel('Hersteller', { exact: true }).selectOption('');
      await page.getByRole('button', { name: 'Zuordnung prüfen' }).click();
      const vendor = page.getByText('Anbieter oder Hersteller: Adobe');
      await expect.poll(() => vendor.count()).toBe(0);
      expect(await meaning('Hersteller')).toMatch(/^nicht auswerten/);
      await page.getByLabel('Hersteller', { exact: true }).selectOption('vendor');
      await page.getByRole('button', { name: 'Zuordnung prüfen' }).click();
      await vendor.first().waitFor();
      expect(await meaning('Hersteller')).toBe('Anbieter oder Hersteller');

      await takeOver(page);
      expect(await whatCameIn(page)).toEqual({ rows: 6, accepted: 4, folded: 1, rejected: 1 });
      await page.getByRole('heading', { name: 'Zurückgewiesene Zeilen (1)' }).waitFor();
      await page.getByRole('heading', { name: 'Eingeklappte Zeilen (1)' }).waitFor();

      await page.getByRole('link', { name: 'Zum Bestand' }).click();
      await page.getByText('4 Anwendungen.', { exact: true }).waitFor();
      const row = page.getByRole('row', { name: /Adobe Acrobat Pro/ });
      await expect.poll(() => row.innerText()).toMatch(/Bürgeramt[\s\S]*25[\s\S]*30\.06\.2027[\s\S]*3\.000/);
      await page.goBack();

      await page.getByRole('button', { name: 'Import zurücknehmen' }).click();
      await page.getByText('Der Import ist zurückgenommen.').waitFor();
      await page.goto('/inventory');
      await page.getByRole('heading', { name: 'Der Bestand ist noch leer' }).waitFor();
    },
  );

  journey('comes in as cells pasted from a spreadsheet', async ({ open }) => {
    const page = await open();
    await actForOwnAuthority(page);
    await giveList(page, {
      cells:
        'Anwendung\tAnbieter\tUser\nNextcloud Hub 9\tNextcloud GmbH\t40\nMozilla Firefox ESR\tMozilla\t210\n',
    });
    await takeOver(page);
    expect(await whatCameIn(page)).toEqual({ rows: 2, accepted: 2, folded: 0, rejected: 0 });
    await page.goto('/inventory');
    await page.getByRole('row', { name: /Nextcloud Hub 9/ }).waitFor();
    await page.getByRole('row', { name: /Mozilla Firefox ESR.*210/ }).waitFor();
  });

  journey('that comes again changes nothing', async ({ open }) => {
    const page = await open();
    await actForOwnAuthority(page);
    await giveList(page, { name: 'verfahren.csv', content: list });
    await takeOver(page);
    await giveList(page, { name: 'verfahren.csv', content: list });
    await takeOver(page);
    await page.getByText('0 Anwendungen sind neu, 0 geändert, 4 unverändert.').waitFor();
  });
});

describe('a broken file', () => {
  const broken = {
    'an empty file': { name: 'leer.csv', content: '' },
    'a picture that calls itself a table': {
      name: 'liste.xlsx',
      content: '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR',
    },
    'an archive that was cut off': { name: 'liste.ods', content: 'PK\u0003\u0004\u0014\0\0\0\b\0mimetype' },
  };
  for (const [what, file] of Object.entries(broken))
    journey(`gives a clear message and leaves nothing half imported: ${what}`, async ({ open }) => {
      const page = await open();
      await actForOwnAuthority(page);
      const imports = await page.getByRole('row').count();
      await page
        .getByLabel('Datei', { exact: true })
        .setInputFiles({ name: file.name, mimeType: '', buffer: Buffer.from(file.content, 'latin1') });
      await page.getByRole('button', { name: 'Liste lesen' }).click();
      const message = page.getByRole('alert');
      await message.waitFor();
      expect((await message.innerText()).length).toBeGreaterThan(40);
      expect(await message.innerText()).not.toMatch(/undefined|Error|\[object|at .*:\d+/);
      await page.reload();
      expect(await page.getByRole('row').count()).toBe(imports);
    });
});
