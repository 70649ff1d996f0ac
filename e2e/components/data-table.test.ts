/// <reference lib="dom" />
import type { BrowserContext, Locator, Page } from 'playwright-core';
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
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(60_000);
  page = await context.newPage();
  await page.goto(`${gallery.url}#large-table`);
  await page.waitForSelector('table[aria-rowcount="3001"]');
});
afterEach(async () => context.close());

const cell = (row: number, column: number): Locator =>
  page.locator(`[data-row="${row}"][data-column="${column}"]`);
const text = (row: number, column: number) => cell(row, column).innerText();
const toast = (words: string) => page.locator('.toast', { hasText: words }).waitFor();
const focusIn = (row: number, column: number) =>
  page.waitForSelector(`[data-row="${row}"][data-column="${column}"]:focus`);
const [NAME, VENDOR, CRITICALITY, END, COST] = [0, 1, 2, 4, 5];
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

describe('3,000 rows', () => {
  it('keep few of them in the page and say how many there are', async () => {
    expect(await page.locator('tbody tr:not([aria-hidden])').count()).toBeLessThan(60);
    await cell(0, VENDOR).click();
    await press('Control+End');
    await page.waitForSelector('[data-row="2999"]:focus');
    expect(await page.locator('tr:has(:focus)').getAttribute('aria-rowindex')).toBe('3001');
    expect(await page.locator('tbody tr:not([aria-hidden])').count()).toBeLessThan(60);
  });

  it('go on listening to the keys when the active row was scrolled away', async () => {
    await cell(0, VENDOR).click();
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, 20_000);
    await page.waitForSelector('.region:focus');
    await press('ArrowDown');
    await focusIn(1, VENDOR);
  });
});

describe('the keyboard', () => {
  it('moves with arrows, Home and End, opens the help with ? and comes back', async () => {
    await cell(0, VENDOR).click();
    await press('ArrowDown', 'ArrowRight');
    await focusIn(1, CRITICALITY);
    await press('Home');
    await focusIn(1, NAME);
    await press('?');
    await page.waitForSelector('dialog[open]');
    await press('Escape');
    await focusIn(1, NAME);
  });

  it('edits with Enter, goes down, and takes it back with Ctrl+Z', async () => {
    const before = await text(0, VENDOR);
    await cell(0, VENDOR).click();
    await press('Enter');
    await page.keyboard.type('Neuer Hersteller');
    await press('Enter');
    await toast('Gespeichert');
    await focusIn(1, VENDOR);
    expect(await text(0, VENDOR)).toBe('Neuer Hersteller');
    await press('Control+z');
    await toast('Rückgängig gemacht');
    expect(await text(0, VENDOR)).toBe(before);
    await press('Control+y');
    await page.waitForFunction(() =>
      document.querySelector('[data-row="0"][data-column="1"]')?.textContent?.includes('Neuer'),
    );
  });

  it('starts editing with the first character, Tab saves and goes on, Esc gives up', async () => {
    await cell(2, COST).click();
    await page.keyboard.type('99,5');
    await press('Tab');
    await focusIn(2, COST + 1);
    expect(await text(2, COST)).toMatch(/^99,50/);
    await press('ArrowLeft');
    await page.keyboard.type('7');
    await press('Escape');
    await focusIn(2, COST);
    expect(await text(2, COST)).toMatch(/^99,50/);
  });

  it('keeps an unreadable value in the editor and says what is wrong', async () => {
    await cell(2, COST).click();
    await page.keyboard.type('viel');
    await press('Enter');
    await page.locator('[role="alert"]', { hasText: 'keine Zahl' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
  });
});

describe('a date', () => {
  it('is typed as it is read, and what is no date is refused with its reason', async () => {
    await cell(0, END).click();
    await page.keyboard.type('1.2.2028');
    await press('Enter');
    await toast('Gespeichert');
    expect(await text(0, END)).toBe('01.02.2028');
    await cell(0, END).click();
    await page.keyboard.type('31.2.2028');
    await cell(4, VENDOR).click();
    await toast('Das ist kein Datum');
    expect(await text(0, END)).toBe('01.02.2028');
  });
});

describe('a save that fails', () => {
  it('puts the old value back and says so', async () => {
    const before = await text(2, VENDOR);
    await cell(2, VENDOR).click();
    await press('Enter');
    await page.keyboard.type('scheitert');
    await press('Enter');
    await toast('Nicht gespeichert');
    expect(await text(2, VENDOR)).toBe(before);
  });
});

describe('a block of cells', () => {
  it('is marked with Shift, copied as TSV and collapsed with Esc', async () => {
    await cell(4, VENDOR).click();
    await press('Shift+ArrowDown', 'Shift+ArrowRight');
    await page.waitForFunction(() => document.querySelectorAll('[aria-selected="true"]').length === 4);
    const expected = `${await text(4, VENDOR)}\t${await text(4, CRITICALITY)}\n${await text(5, VENDOR)}\t${await text(5, CRITICALITY)}`;
    await press('Control+c');
    await toast('4 Felder kopiert');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(expected);
    await press('Escape');
    await page.waitForFunction(() => document.querySelectorAll('[aria-selected="true"]').length === 0);
  });

  it('is pasted from a spreadsheet, told what was refused, and undone as one step', async () => {
    const before = [await text(8, VENDOR), await text(9, VENDOR)];
    await page.evaluate(() => navigator.clipboard.writeText('X AG\t4\nY AG\tquatsch\n'));
    await cell(8, VENDOR).click();
    await press('Control+v');
    await toast('3 Felder eingefügt, 1 nicht übernommen');
    expect([await text(8, VENDOR), await text(9, VENDOR)]).toEqual(['X AG', 'Y AG']);
    await press('Control+z');
    await toast('3 Felder zurückgesetzt');
    expect([await text(8, VENDOR), await text(9, VENDOR)]).toEqual(before);
  });
});

describe('chosen rows', () => {
  it('are sent with the form even when they were scrolled away', async () => {
    await cell(1, VENDOR).click();
    await press(' ', 'ArrowDown', 'ArrowDown', 'Shift+ ', 'Control+End');
    await page.waitForSelector('[data-row="2999"]:focus');
    const sent = await page.evaluate(() =>
      new FormData(document.querySelector('form') ?? undefined).getAll('selected'),
    );
    expect(sent).toEqual(['a2', 'a3', 'a4']);
  });
});

describe('sorting', () => {
  it('takes a second key with Shift and names the first one to screen readers', async () => {
    await page.locator('thead a', { hasText: 'Hersteller' }).click();
    await page.locator('thead a', { hasText: 'Kosten' }).click({ modifiers: ['Shift'] });
    await page.locator('thead a', { hasText: 'Kosten im Jahr' }).filter({ hasText: 'Rang 2' }).waitFor();
    expect(await page.locator('[aria-sort]').count()).toBe(1);
    expect(await page.locator('[aria-sort="ascending"]').innerText()).toContain('Hersteller');
  });
});
