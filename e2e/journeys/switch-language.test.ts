import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

const pages = [
  '/',
  '/inventory',
  '/inventory/import',
  '/inventory/review',
  '/questions',
  '/report',
  '/knowledge',
  '/knowledge/method',
  '/reasons/ag',
  '/imprint',
  '/privacy',
  '/accessibility',
  '/source',
];

/** Words of the pages themselves; names of applications, offices and vendors stay as the town writes them. */
const german =
  /(?<!\p{L})(Bürgerdienste|Soziales|oder|nicht|sind|wird|werden|keine|Übersicht|Bestand|Wissen|Bericht|Anwendungen|Abhängigkeit|Treffer|Fragen|Stand|Kündigung|Seite|Hinweis|unbekannt|Anbieter)(?!\p{L})/gu;

journey('switches the language, and everything is English', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('link', { name: 'Inventory', exact: true }).waitFor();
  const left: Record<string, string[]> = {};
  for (const path of pages) {
    await page.goto(path);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    const words = await wordsOfPage(page);
    const found = [...new Set(words.match(german) ?? [])];
    if (found.length > 0) left[path] = found;
  }
  expect(left).toEqual({});

  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('link', { name: 'Bestand', exact: true }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
});

/** What the page says itself: without table cells and choices, which repeat what is in the inventory. */
function wordsOfPage(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const element of copy.querySelectorAll('tbody, option, [lang], script, svg')) element.remove();
    return copy.textContent ?? '';
  });
}
