import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { figuresIn, wordsOfPage } from '../harness/figures-in.ts';
import { journey, untilAlive } from '../harness/journey.ts';
import { councilPaper } from '../harness/papers.ts';
import { pdfText } from '../harness/pdf-text.ts';
import { zipEntry } from '../harness/zip-entry.ts';

async function fileOf(page: Page, address: string): Promise<Buffer> {
  const answer = await page.request.get(address);
  expect(answer.status()).toBe(200);
  return answer.body();
}

/** The text of an OpenDocument text, blanks as single ones. */
async function textOf(page: Page, address: string): Promise<string> {
  return plain(zipEntry(await fileOf(page, address), 'content.xml').replace(/<[^>]{1,2000}>/g, ' '));
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ');

/** What of a paper's numbers no plan can tell, and why. Everything else must stand on the pages of the plans. */
const toldElsewhere: readonly [why: string, what: RegExp][] = [
  ['gaps that a person fills, and marks that lead to references', /\[[^\]]{1,200}\]/g],
  ['the way back from a reference', /(?:Zurück zum Text:|genannt auf Seite) [\d, ]+/g],
  ['how many gaps are open', /Entwurf: \d+ Angaben/g],
  ['page numbers', /Seite \d+ von \d+/g],
  ['numbers of a list', /^\d+\. (?=\p{L})/gmu],
  ['paragraphs of law', /§§? ?\d+\w?(?: Abs\. \d+)?(?: Nr\. \d+)?|Art\. \d+(?:, \d+)* DSGVO/g],
  ['standards and methods by their names', /EN 301 549|WiBe 5\.0|AM-1/g],
  ['the circular that the rate comes from', /9\. Mai 2011 \(II A 3[^)]*\)/g],
];

function figuresOfPaper(text: string): Set<string> {
  return figuresIn(
    toldElsewhere.reduce((rest, [, what]) => plainUnless(what, rest).replace(what, ' '), text),
  );
}

/** Numbers of a list stand at the start of lines; all else may run over their ends. */
const plainUnless = (what: RegExp, text: string): string => (what.multiline ? text : plain(text));

journey(
  'makes a council paper, and finds each of its numbers on the pages of the plans',
  async ({ open }) => {
    const page = await open();
    const paper = await councilPaper(page);
    const council = await textOf(page, `${paper}/council.odt`);
    const annex = await textOf(page, `${paper}/annex.odt`);
    const pdf = pdfText(await fileOf(page, `${paper}/council.pdf`));
    if (pdf === null) console.warn('The PDF was not read: pdftotext (poppler-utils) is not installed.');

    await page.goto(paper);
    const pages = page.getByText('Alle Zahlen stehen auch auf den Seiten der Pläne').getByRole('link');
    const addresses = await pages.evaluateAll((links) =>
      links.flatMap((link) =>
        /^\/plan\/\d/.test(link.getAttribute('href') ?? '') ? link.getAttribute('href') : [],
      ),
    );
    expect(addresses.length).toBe(3);
    let words = '';
    for (const address of addresses) {
      await page.goto(address ?? '');
      await untilAlive(page);
      words += ` ${await wordsOfPage(page)}`;
    }
    const told = figuresIn(words);

    const missingOf = (text: string): string[] => [...figuresOfPaper(text)].filter((each) => !told.has(each));
    expect(figuresOfPaper(council).size).toBeGreaterThan(40);
    expect(missingOf(council)).toEqual([]);
    if (pdf !== null) expect(missingOf(pdf)).toEqual([]);
    // Of the annex, what a plan counts; notice dates and prices of the inventory stand on its own pages.
    const costs = /Positive Beträge sind Mehrausgaben(.*?)Was nach Variante B bleibt/.exec(annex)?.[1] ?? '';
    expect(figuresOfPaper(costs).size).toBeGreaterThan(30);
    expect(missingOf(costs)).toEqual([]);

    await page.goto(addresses[0] ?? '');
    const names = await page.locator('#roadmap dd a').allInnerTexts();
    const [first = ''] = names.map((name) => plain(name).trim()).filter((name) => annex.includes(name));
    expect(first).not.toBe('');
    expect(council).not.toContain(first);
  },
);

journey('changes a text without a script, and is told of a name in it', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(await councilPaper(page));
  await page.locator('summary', { hasText: /^Ziel$/ }).click();
  await page.getByLabel('Text: Ziel', { exact: true }).fill('Weg von Outlook.');
  await page.getByRole('button', { name: 'Speichern: Ziel', exact: true }).click();
  await page.getByText('Ein Name steht im Text').first().waitFor();
  // A colleague is faster: what was typed stays in its field, and is saved the second time.
  const colleague = await page.context().newPage();
  await colleague.goto(page.url());
  await colleague.getByLabel('Lücke: Deckungsvorschlag').fill('Rücklage');
  await colleague.getByRole('button', { name: 'Speichern: Lücken füllen' }).click();
  await colleague.getByText('Gespeichert.').waitFor();
  await colleague.close();
  await page.getByLabel('Lücke: Produktkonto').fill('11.1.02');
  await page.getByRole('button', { name: 'Speichern: Lücken füllen' }).click();
  await page.getByText('Jemand hat die Unterlage inzwischen geändert').waitFor();
  expect(await page.getByLabel('Lücke: Produktkonto').inputValue()).toBe('11.1.02');
  expect(await page.getByLabel('Lücke: Deckungsvorschlag').inputValue()).toBe('Rücklage');
  await page.getByRole('button', { name: 'Speichern: Lücken füllen' }).click();
  await page.getByText('Gespeichert.').waitFor();

  // A text with a name in it is handed out after the name was seen, and the annex tells of it.
  await page
    .getByRole('link', { name: /als ODT$/ })
    .first()
    .click();
  await page.getByText('Vor dem Herunterladen:').waitFor();
  const anyway = page.getByRole('link', { name: 'Mit diesen Namen herunterladen (ODT)' });
  const council = await textOf(page, (await anyway.getAttribute('href')) ?? '');
  expect(council).toContain('Weg von Outlook.');
  expect(council).toContain('11.1.02');
  const { pathname } = new URL(page.url());
  const held = await page.request.get(`${pathname}/council.odt`, { maxRedirects: 0 });
  expect([held.status(), held.headers()['location']]).toEqual([
    303,
    `${pathname}?names=council.odt#download`,
  ]);
  expect(await textOf(page, `${pathname}/annex.odt`)).toContain('Ein Name steht darin.');
});
