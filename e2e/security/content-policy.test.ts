import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';
import { openInventory } from '../harness/inventory-table.ts';
import { noteViolations } from './note-violations.ts';

/** That it refuses nothing a page needs is seen where every page is looked at: `pages/`. */
describe('the content policy', () => {
  journey('refuses nothing while somebody moves about and works in the table', async ({ open }) => {
    const page = await open();
    const violations = await noteViolations(page);
    await page.goto('/');
    for (const name of ['Bestand', 'Bericht', 'Wissen', 'Übersicht', 'Bestand']) {
      const link = page
        .getByRole('navigation', { name: 'Hauptnavigation' })
        .getByRole('link', { name, exact: true });
      await link.click();
      await link.and(page.locator('[aria-current="page"]')).waitFor();
    }
    const grid = await openInventory(page);
    await page.getByRole('button', { name: 'Kompakt' }).click();
    await grid.locator('[data-row="0"][data-column="0"]').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.emulateMedia({ media: 'print' });
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Inventory' }).waitFor();
    expect(violations).toEqual([]);
  });

  journey(
    'is in force: what an attacker would plant does nothing and is noted',
    async ({ browser, server }) => {
      const page = await browser.newPage({ baseURL: server.origin });
      const violations = await noteViolations(page);
      await page.goto('/imprint');
      const outcome = await page.evaluate(async () => {
        const refused = (work: () => void): boolean => {
          try {
            work();
            return false;
          } catch (error) {
            return error instanceof TypeError;
          }
        };
        const script = document.createElement('script');
        const byMarkup = refused(() => (document.createElement('div').innerHTML = '<b>x</b>'));
        const byText = refused(() => (script.textContent = 'globalThis.planted = true'));
        const byAddress = refused(
          () => ((document.createElement('script') as { src: string }).src = '/x.js'),
        );
        const byPolicy = refused(() => {
          const { trustedTypes } = globalThis as unknown as {
            trustedTypes: { createPolicy: (name: string, rules: object) => void };
          };
          trustedTypes.createPolicy('attacker', { createHTML: (html: string) => html });
        });
        script.appendChild(document.createTextNode('globalThis.planted = true'));
        document.body.append(script);
        document.body.setAttribute('style', 'outline: 1px solid red');
        const byHandler = refused(() => document.body.setAttribute('onclick', 'globalThis.planted = true'));
        document.body.click();
        await new Promise((done) => setTimeout(done, 50));
        return {
          byMarkup,
          byText,
          byAddress,
          byPolicy,
          byHandler,
          planted: 'planted' in globalThis,
          outline: getComputedStyle(document.body).outlineStyle,
        };
      });
      expect(outcome).toEqual({
        byMarkup: true,
        byText: true,
        byAddress: true,
        byPolicy: true,
        byHandler: true,
        planted: false,
        outline: 'none',
      });
      for (const directive of ['require-trusted-types-for', 'trusted-types', 'style-src-attr'])
        await expect
          .poll(() => violations)
          .toContainEqual(expect.stringMatching(new RegExp(`^${directive} `)));
      await page.close();
    },
  );

  journey('lets nobody put a page into a frame', async ({ browser, server }) => {
    const page = await browser.newPage();
    await page.setContent(`<iframe src="${server.origin}/settings"></iframe>`);
    await expect.poll(() => page.frames().at(1)?.url()).toBe('chrome-error://chromewebdata/');
    await page.close();
  });
});
