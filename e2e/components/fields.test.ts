/// <reference lib="dom" />
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gallery, openGallery } from './open-gallery.ts';

let gallery: Gallery;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery?.close());
beforeEach(async () => {
  context = await gallery.browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await page.goto(gallery.url);
  await page.waitForSelector('html[data-ready]');
});
afterEach(async () => context.close());

describe('a combobox', () => {
  const field = () => page.getByRole('combobox', { name: 'Produkt' });
  const list = () => page.getByRole('listbox', { name: 'Produkt' }).getByRole('option');
  const chosen = () => page.locator('input[type="hidden"][name="product"]').inputValue();

  it('finds by any word, however the umlaut is typed, and takes the first hit with Enter', async () => {
    await field().fill('aemter');
    await list().filter({ hasText: 'Ämterbuch' }).waitFor();
    expect(await list().count()).toBe(1);
    await field().press('Enter');
    expect(await chosen()).toBe('c');
    expect(await field().inputValue()).toBe('Ämterbuch');
  });

  it('is operated with arrows, and Escape leaves everything as it was', async () => {
    await field().press('ArrowDown');
    await field().press('ArrowDown');
    const active = await field().getAttribute('aria-activedescendant');
    expect(await page.locator(`[id="${active ?? ''}"]`).getAttribute('role')).toBe('option');
    await field().press('Escape');
    expect(await field().getAttribute('aria-expanded')).toBe('false');
    expect(await chosen()).toBe('b');
  });

  it('has no finding while its list is open', async () => {
    await field().click();
    await list().first().waitFor();
    const { violations } = await new AxeBuilder({ page }).include('section:has([role="listbox"])').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('takes a full name that was typed, however it is written', async () => {
    await field().fill('ämterbuch');
    await field().blur();
    expect(await chosen()).toBe('c');
  });

  it('forgets a text that is no option', async () => {
    await field().fill('gibt es nicht');
    await field().blur();
    expect(await field().inputValue()).toBe('Musterkasse Doppik');
    expect(await chosen()).toBe('b');
  });
});

describe('a file field', () => {
  it('takes a dropped file as if it had been chosen', async () => {
    const transfer = await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['Name\nA'], 'liste.csv', { type: 'text/csv' }));
      return data;
    });
    await page.locator('.area:has(input[type="file"])').dispatchEvent('drop', { dataTransfer: transfer });
    const names = await page
      .locator('input[type="file"]')
      .evaluate((input: HTMLInputElement) => [...(input.files ?? [])].map(({ name }) => name));
    expect(names).toEqual(['liste.csv']);
    await page.locator('[role="status"]', { hasText: 'liste.csv' }).waitFor({ state: 'attached' });
  });
});
