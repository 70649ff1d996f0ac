import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { addressOf, editWorkbook } from '../../apps/web/test/exchange/edit-workbook.ts';

/** Makes a workbook of the whole inventory and downloads it; gives where it lies. */
export async function takeWorkbook(page: Page, format: 'xlsx' | 'ods'): Promise<string> {
  await page.goto('/inventory/exchange');
  await page.getByRole('button', { name: 'Arbeitsmappe anlegen' }).click();
  await page.getByText('Die Arbeitsmappe ist angelegt.').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: format === 'xlsx' ? 'Excel (XLSX)' : 'LibreOffice (ODS)', exact: true })
      .first()
      .click(),
  ]);
  return download.path();
}

/** Brings an edited workbook back and ends where the program shows what was changed. */
export async function returnWorkbook(page: Page, name: string, bytes: Uint8Array | string): Promise<void> {
  await page.goto('/inventory/exchange');
  const buffer = Buffer.from(typeof bytes === 'string' ? await readFile(bytes) : bytes);
  await page
    .getByLabel('Bearbeitete Arbeitsmappe')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Mappe lesen' }).click();
  await page.getByRole('heading', { level: 1, name: `Was geändert wurde: ${name}` }).waitFor();
}

/** A workbook with everything that the page of a return can show: edits, conflicts, new rows, unreadable values. */
export async function returnEverything(page: Page): Promise<string> {
  const bytes = new Uint8Array(await readFile(await takeWorkbook(page, 'xlsx')));
  const at = (heading: string, row: number): string => addressOf(bytes, heading, row);
  const first = { [at('Amt', 2)]: `Amt ${Date.now()}`, [at('Bemerkung', 3)]: `Stand ${Date.now()}` };
  await returnWorkbook(page, 'erste.xlsx', editWorkbook(bytes, 'xlsx', first));
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Übernommen: erste.xlsx' }).waitFor();
  const second = {
    [at('Amt', 2)]: 'Amt 99',
    [at('Bemerkung', 3)]: null,
    [at('Version', 4)]: `v${Date.now()}`,
    [at('Vertragsende', 5)]: 'demnächst',
    [at('Anwendung', 900)]: 'Ein neues Fachverfahren',
    [at('Nutzende', 900)]: 12,
    [at('Anwendung', 6)]: null,
    [at('Nummer (nicht ändern)', 7)]: 'A1-1-xxxxx',
  };
  await returnWorkbook(page, 'zweite.xlsx', editWorkbook(bytes, 'xlsx', second));
  return new URL(page.url()).pathname;
}
