import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { giveList, takeOver } from '../harness/import-list.ts';
import { actForOwnAuthority, journey, untilAlive } from '../harness/journey.ts';

const headings = 'Verfahren;Firma;Interne Nr.;Laufzeit bis';
const first = `\uFEFF${headings}\nVOIS;HSH;17;31.12.2027\n;Ohne Namen GmbH;18;\n`;
const second = `\uFEFF${headings}\nVOIS;HSH;17;31.12.2028\nALLRIS;CC e-gov;19;bald\n`;

describe('a list that comes again', () => {
  journey(
    'has the meaning that was confirmed, and goes back to the suggestion in one click',
    async ({ open }) => {
      const page = await open();
      await actForOwnAuthority(page);
      const meaning = (column: string) =>
        page.getByLabel(column, { exact: true }).locator('option:checked').innerText();
      await giveList(page, { name: 'vertraege.csv', content: first });
      await page.getByText('Probelauf: Es ist noch nichts gespeichert').waitFor();
      const guessed = await meaning('Interne Nr.');
      await page.getByLabel('Interne Nr.', { exact: true }).selectOption('external-id');
      // What was chosen stands in the field at once; only the answer tells that the server knows it.
      await Promise.all([
        page.waitForResponse((answer) => answer.request().method() === 'POST'),
        page.getByRole('button', { name: 'Zuordnung prüfen' }).click(),
      ]);
      await expect.poll(() => meaning('Interne Nr.')).toBe('Kennung in Ihrem System');
      await takeOver(page);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Zurückgewiesene Zeilen herunterladen' }).click(),
      ]);
      const rejected = readFileSync(await download.path(), 'utf8');
      expect(rejected.split('\r\n')[0]).toBe(`\uFEFFGrund der Zurückweisung;${headings}`);
      expect(rejected.split('\r\n')).toHaveLength(3);

      await giveList(page, { name: 'vertraege-neu.csv', content: second });
      await page.getByText(/Zuordnung wie beim letzten Mal/).waitFor();
      expect(await meaning('Interne Nr.')).toBe('Kennung in Ihrem System');
      await page.getByRole('row', { name: /bald/ }).getByText('nicht lesbar').waitFor();
      await page.getByRole('button', { name: 'Zurück zum Vorschlag' }).click();
      await expect.poll(() => meaning('Interne Nr.')).toBe(guessed);
      await page.getByRole('button', { name: /Wie bei „vertraege\.csv“.* verwenden/ }).click();
      await expect.poll(() => meaning('Interne Nr.')).toBe('Kennung in Ihrem System');
    },
  );

  journey('that is large shows how far it is, and can be ended', async ({ open }) => {
    const page = await open();
    await actForOwnAuthority(page);
    const rows = Array.from(
      { length: 200_000 },
      (_, at) => `Programm ${at};Firma ${at % 700};${at};31.12.2027`,
    );
    // Without its scripts the page is sent as a whole, and nothing tells how far it is.
    await untilAlive(page);
    await page.getByLabel('Datei', { exact: true }).setInputFiles({
      name: 'sehr-lang.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${headings}\n${rows.join('\n')}\n`),
    });
    await page.getByRole('button', { name: 'Liste lesen' }).click();
    await page.getByText(/Die Datei wird gelesen, seit/).waitFor();
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page.getByText('Abgebrochen. Es ist nichts gespeichert.').waitFor();
    await page.reload();
    expect(await page.getByText('sehr-lang.csv').count()).toBe(0);
  });
});
