import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Gallery, openGallery } from './open-gallery.ts';

let gallery: Gallery;
let context: BrowserContext;
let page: Page;
let sent: URLSearchParams[];
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery?.close());
beforeEach(async () => {
  sent = [];
  context = await gallery.browser.newContext({
    viewport: { width: 320, height: 900 },
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await page.route('**/authority', async (route) => {
    sent.push(new URLSearchParams(route.request().postData() ?? ''));
    await route.fulfill({ status: 204 });
  });
  await page.goto(gallery.url);
  await page.waitForSelector('html[data-ready]');
});
afterEach(async () => context.close());

describe('the switch between authorities', () => {
  const field = () => page.getByRole('combobox', { name: 'Verwaltung wechseln' });
  const chosen = () => sent.map((form) => form.get('authority'));

  it('opens with one key, finds a town among 1,000 by typing, and Enter switches', async () => {
    await page.keyboard.press('Alt+KeyK');
    await field().waitFor();
    await page.keyboard.type('ort 742');
    await page.keyboard.press('Enter');
    await expect.poll(chosen).toEqual(['742']);
    expect(sent[0]?.get('back')).toBe('/inventory');
    expect(await field().count()).toBe(0);
  });

  it('goes back to the previous one with that key and Enter', async () => {
    await page.evaluate(() => localStorage.setItem('allmende-previous-authority', '742'));
    await page.reload();
    await page.waitForSelector('html[data-ready]');
    await page.keyboard.press('Alt+KeyK');
    await page.keyboard.press('Enter');
    await expect.poll(chosen).toEqual(['742']);
  });

  it('closes with Escape, keeps the place of the keyboard, and does nothing to who types elsewhere', async () => {
    await page.keyboard.press('Alt+KeyK');
    await field().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-keyshortcuts'))).toBe(
      'Alt+K',
    );
    await page.getByRole('combobox', { name: 'Produkt' }).focus();
    await page.keyboard.type('k');
    expect(await field().count()).toBe(0);
    expect(chosen()).toEqual([]);
  });

  it('tells what matches, and nothing serious is wrong with it', async () => {
    await page.keyboard.press('Alt+KeyK');
    await field().fill('gibt es nicht');
    await page.getByText('Keine Verwaltung passt dazu.').first().waitFor();
    await field().fill('ort 1000');
    const { violations } = await new AxeBuilder({ page }).include('form.switcher').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
