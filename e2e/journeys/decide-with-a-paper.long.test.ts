import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { councilPaper } from '../harness/papers.ts';
import { zipEntry } from '../harness/zip-entry.ts';

/** The text of an OpenDocument text, blanks as single ones. */
async function textOf(page: Page, address: string): Promise<string> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  return plain(zipEntry(await answer.body(), 'content.xml').replace(/<[^>]{1,2000}>/g, ' '));
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ');
const spans = (text: string): string[] => text.match(/\b\d{1,3}–\d{1,3}\b/g) ?? [];
const eurosOf = (text: string): number => Number(text.replace(/[^\d,]/g, '').replace(',', '.'));

/** Steps of a plan and the sum of their one-off costs, as its own table says. */
async function roadmapOf(page: Page, address: string): Promise<{ steps: number; oneOff: number }> {
  const answer = await page.request.get(`${address}/roadmap.csv`);
  const [head = '', ...rows] = (await answer.text()).trim().split(/\r?\n/);
  const column = head.split(';').findIndex((name) => name.includes('Einmal'));
  expect(column).toBeGreaterThan(0);
  const amounts = rows.map((row) => eurosOf(row.split(';')[column] ?? ''));
  return { steps: rows.length, oneOff: amounts.reduce((sum, each) => sum + each, 0) };
}

journey('makes a council paper, and finds its numbers on the pages of the plans', async ({ open }) => {
  const page = await open();
  const paper = await councilPaper(page);
  const council = await textOf(page, `${paper}/council.odt`);
  const pdf = await page.request.get(`${paper}/council.pdf`);
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto('/plan');
  const addressOf = async (name: string): Promise<string> =>
    (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
  const [stepwise, bold] = [await addressOf('Schrittweise'), await addressOf('Umfassend')];
  let told = plain(await page.locator('main').innerText());
  const [B, C] = [await roadmapOf(page, stepwise), await roadmapOf(page, bold)];
  for (const address of [stepwise, bold]) {
    await page.goto(address);
    told += plain(await page.locator('main').innerText());
  }

  expect(spans(council).length).toBeGreaterThan(5);
  for (const span of new Set(spans(council))) expect(told).toContain(span);
  const amount = (euros: number): string => `${euros.toLocaleString('de-DE')} €`;
  for (const { steps, oneOff } of [B, C]) {
    expect(council).toContain(amount(oneOff));
    expect(council).toContain(` ${steps} `);
  }
  for (const year of ['2027', '2028', '2029', '2030'])
    expect(council).toContain(`Haushaltsjahr ${year} bis zu 250.000 €`);
  expect(told).toContain('250.000 €');

  const annex = await textOf(page, `${paper}/annex.odt`);
  const names = await page
    .getByRole('region', { name: 'Fahrplan als Tabelle' })
    .locator('tbody th')
    .allInnerTexts();
  const [first = ''] = names.map((name) => plain(name).trim()).filter((name) => annex.includes(name));
  expect(first).not.toBe('');
  expect(council).not.toContain(first);
});

journey('changes a text without a script, and is told of a name in it', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(await councilPaper(page));
  await page.locator('summary', { hasText: /^Ziel$/ }).click();
  await page.getByLabel('Text: Ziel', { exact: true }).fill('Weg von Outlook.');
  await page.getByRole('button', { name: 'Speichern: Ziel', exact: true }).click();
  await page.getByText('Ein Name steht im Text').waitFor();
  await page.getByLabel('Lücke: Produktkonto').fill('11.1.02');
  await page.getByRole('button', { name: 'Speichern: Lücken füllen' }).click();
  await page.getByText('Gespeichert.').waitFor();
  const council = await textOf(page, `${new URL(page.url()).pathname}/council.odt`);
  expect(council).toContain('Weg von Outlook.');
  expect(council).toContain('11.1.02');
});
