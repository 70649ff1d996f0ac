import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey, untilAlive } from '../harness/journey.ts';

/** Opens a page whose scripts are still under way; `arrive` lets them come and ends when the page is alive. */
async function openWithoutScripts(page: Page, path: string): Promise<{ arrive: () => Promise<void> }> {
  let letCome: () => void = () => {};
  const mayCome = new Promise<void>((resolve) => (letCome = resolve));
  await page.route('**/*.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.locator('footer').waitFor();
  return {
    arrive: async () => {
      letCome();
      await untilAlive(page);
    },
  };
}

describe('what somebody enters before the scripts of a page arrive', () => {
  journey('is the list that is read', async ({ open }) => {
    const page = await open();
    const { arrive } = await openWithoutScripts(page, '/inventory/import');
    await page.getByLabel('Oder aus der Tabellenkalkulation einfügen').fill('Anwendung\nNextcloud\n');
    await arrive();
    await page.getByRole('button', { name: 'Liste lesen' }).click();
    await page.getByRole('heading', { level: 1, name: /^Was erkannt wurde/ }).waitFor();
  });

  journey(
    'stays in texts, dates, choices and what is unfolded, also where a better field takes the place',
    async ({ open }) => {
      const page = await open();
      const { arrive } = await openWithoutScripts(page, '/inventory/contracts/new');
      await page.locator('[name="title"]').fill('Pflege der Fachverfahren');
      await page.locator('[name="start"]').fill('2027-01-02');
      await page.locator('[name="priceModel"]').selectOption('other');
      const application = await page
        .locator('select[name="application"] option')
        .last()
        .getAttribute('value');
      await page.locator('select[name="application"]').selectOption(application);
      await arrive();
      const valueOf = (name: string) => page.locator(`[name="${name}"]`).inputValue();
      expect(await valueOf('title')).toBe('Pflege der Fachverfahren');
      expect(await valueOf('start')).toBe('2027-01-02');
      expect(await valueOf('priceModel')).toBe('other');
      expect(await page.locator('input[type="hidden"][name="application"]').inputValue()).toBe(application);
    },
  );

  journey('stays ticked and unticked', async ({ open }) => {
    const page = await open();
    const { arrive } = await openWithoutScripts(page, '/settings/names');
    const boxes = page.locator('main input[type="checkbox"]');
    const before = await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked));
    for (const box of await boxes.all()) await box.click();
    await arrive();
    expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual(
      before.map((checked) => !checked),
    );
    expect(before.length).toBeGreaterThan(0);
  });

  journey('is among the categories of a publiccode.yml', async ({ open }) => {
    const page = await open();
    const { arrive } = await openWithoutScripts(page, '/publiccode/editor');
    const box = page.locator('input[name="categories"][value="accounting"]');
    await box.evaluate((element) => (element as HTMLInputElement).click());
    await arrive();
    expect(await box.isChecked()).toBe(true);
  });
});
