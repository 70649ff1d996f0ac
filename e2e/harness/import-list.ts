import type { Page } from 'playwright-core';

/** A list as a person has it: a file, or cells copied from a spreadsheet. */
export type GivenList = { path: string } | { name: string; content: string } | { cells: string };

/** Gives a list to the import page and ends where the program shows what it recognised. */
export async function giveList(page: Page, list: GivenList): Promise<void> {
  await page.goto('/inventory/import');
  if ('cells' in list) await page.getByLabel('Oder aus der Tabellenkalkulation einfügen').fill(list.cells);
  else
    await page
      .getByLabel('Datei', { exact: true })
      .setInputFiles(
        'path' in list
          ? list.path
          : { name: list.name, mimeType: 'text/csv', buffer: Buffer.from(list.content) },
      );
  await page.getByRole('button', { name: 'Liste lesen' }).click();
  await page.getByRole('heading', { level: 1, name: /^Was erkannt wurde/ }).waitFor();
}

/** Takes over the list that is on the screen and ends where the program says what came in. */
export async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Liste übernommen' }).waitFor();
}

/** What the page says came in; the first three add up to `rows`, or the program has lost something. */
export async function whatCameIn(page: Page) {
  const sentence = await page.getByText(/Zeilen gelesen:/).innerText();
  const [rows, accepted, folded, rejected] = [...sentence.matchAll(/\d[\d.]*/g)].map(([number]) =>
    Number(number.replaceAll('.', '')),
  );
  return { rows, accepted, folded, rejected };
}
