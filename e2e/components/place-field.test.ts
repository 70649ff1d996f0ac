import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gallery, openGallery } from './open-gallery.ts';

const hits = [
  { key: '01001000', name: 'Musterstadt, Stadt', kind: 'kreisfreie-stadt', land: 'Musterland', gone: false },
  {
    key: '01051001',
    name: 'Musterstadt',
    kind: 'gemeinde',
    kreis: 'Beispielkreis',
    land: 'Musterland',
    gone: false,
  },
];

let gallery: Gallery;
let context: BrowserContext;
let page: Page;
let asked: string[];
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery?.close());
beforeEach(async () => {
  asked = [];
  context = await gallery.browser.newContext({
    viewport: { width: 320, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await page.route('**/knowledge/places/search?**', async (route) => {
    const query = new URL(route.request().url()).searchParams.get('q') ?? '';
    asked.push(query);
    if (query === 'fort') await route.abort();
    else await route.fulfill({ json: { total: 2, hits: query === 'xyz' ? [] : hits } });
  });
  await page.goto(gallery.url);
  await page.waitForSelector('html[data-ready]');
});
afterEach(async () => context.close());

describe('a field for a place', () => {
  const field = () => page.getByRole('combobox', { name: 'Gemeinde oder Kreis' });
  const options = () => page.getByRole('listbox', { name: 'Gemeinde oder Kreis' }).getByRole('option');
  const type = (text: string) => field().fill(text);

  it('asks for what was typed and shows Kreis and Land of places with the same name', async () => {
    await type('mus');
    await options().first().waitFor();
    expect(asked).toEqual(['mus']);
    expect(await options().allInnerTexts()).toEqual([
      expect.stringContaining('Kreisfreie Stadt, Musterland'),
      expect.stringContaining('Gemeinde, Beispielkreis, Musterland'),
    ]);
    const { violations } = await new AxeBuilder({ page }).include('section:has([role="option"])').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  });

  it('writes name and key into the field, which is what the form sends', async () => {
    await type('mus');
    await options().first().waitFor();
    await field().press('ArrowDown');
    await field().press('ArrowDown');
    await field().press('Enter');
    expect(await field().inputValue()).toBe('Musterstadt (01051001)');
    expect(await field().getAttribute('name')).toBe('place');
    expect(await options().count()).toBe(0);
  });

  it('can be clicked, and Escape leaves what was typed', async () => {
    await type('must');
    await options().first().waitFor();
    await field().press('Escape');
    expect(await field().inputValue()).toBe('must');
    expect(await field().getAttribute('aria-expanded')).toBe('false');
    await type('muste');
    await options().first().click();
    expect(await field().inputValue()).toBe('Musterstadt, Stadt (01001000)');
  });

  it('says when nothing is called so, and stays a plain field when nobody answers', async () => {
    await type('xyz');
    await page.getByText('Kein Ort heißt so.', { exact: true }).last().waitFor();
    await type('fort');
    await expect.poll(() => asked.at(-1)).toBe('fort');
    await expect.poll(() => field().getAttribute('aria-expanded')).toBe('false');
    expect(await field().inputValue()).toBe('fort');
  });
});
