import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addressOf, editWorkbook } from '../../apps/web/test/exchange/edit-workbook.ts';
import { returnEverything, returnWorkbook, takeWorkbook } from '../harness/exchange.ts';
import { journey } from '../harness/journey.ts';

/** How many applications the inventory finds by a word. */
async function applicationsWith(page: Page, word: string): Promise<number> {
  await page.goto(`/inventory?q=${encodeURIComponent(word)}`);
  return Number.parseInt(await page.getByText(/Anwendungen passen zur Auswahl/).innerText());
}

for (const javaScriptEnabled of [true, false])
  journey(
    `gives the inventory out, brings it back and takes it back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`,
    async ({ open }) => {
      const page = await open({ javaScriptEnabled });
      await page.goto('/inventory');
      await page.getByRole('link', { name: 'An Kollegen geben' }).click();
      await page
        .getByRole('heading', { level: 1, name: 'Mit Kolleginnen und Kollegen bearbeiten' })
        .waitFor();
      const bytes = new Uint8Array(await readFile(await takeWorkbook(page, 'ods')));

      await returnWorkbook(page, 'unverändert.ods', bytes);
      await page.getByText('In dieser Datei ist nichts geändert, was zu übernehmen wäre.').waitFor();
      await page.getByRole('button', { name: 'Verwerfen' }).click();
      await page
        .getByRole('heading', { level: 1, name: 'Mit Kolleginnen und Kollegen bearbeiten' })
        .waitFor();

      const name = `bestand-${javaScriptEnabled}.ods`;
      const department = `Amt für Prüfungen ${javaScriptEnabled}`;
      const edited = editWorkbook(bytes, 'ods', {
        [addressOf(bytes, 'Amt', 2)]: department,
        [addressOf(bytes, 'Amt', 3)]: department,
        [addressOf(bytes, 'Vertragsende', 4)]: 'demnächst',
      });
      await returnWorkbook(page, name, edited);
      await page.getByText('2 Felder in 2 Anwendungen geändert.').waitFor();
      await page.getByText('Das ist kein Datum.').waitFor();
      await page.getByRole('checkbox').nth(1).check();
      await page.getByRole('button', { name: 'Übernehmen' }).click();
      await page.getByText('1 Feld in 1 Anwendung ist geändert.').waitFor();

      expect(await applicationsWith(page, department)).toBe(1);
      await page.goto('/inventory/exchange');
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('button', { name: 'Alles zurücknehmen' }).click();
      await page.getByText('Zurückgenommen.').waitFor();
      expect(await applicationsWith(page, department)).toBe(0);
    },
  );

journey('decides what holds where both sides changed something', async ({ open }) => {
  const page = await open();
  await returnEverything(page);
  await page.getByRole('heading', { name: 'Auf beiden Seiten geändert' }).waitFor();
  await page
    .getByRole('row', { name: /Amt 99/ })
    .getByRole('radio', { name: 'Datei' })
    .check();
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await page.getByText(/sind geändert, 1 Anwendung ist neu\./).waitFor();
  expect(await applicationsWith(page, 'Amt 99')).toBe(1);
  expect(await applicationsWith(page, 'Ein neues Fachverfahren')).toBe(1);
});
