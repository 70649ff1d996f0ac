import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { giveList, takeOver } from './harness/import-list.ts';
import { actForOwnAuthority, journey } from './harness/journey.ts';
import { longList } from './harness/long-list.ts';
import { root } from './harness/server.ts';
import { firstLink, publicPages } from './pages/every-page.ts';

const folder = join(import.meta.dirname, 'screenshots');
const sizes = { 390: 844, 768: 1024, 1280: 800, 1920: 1080 };

const main = {
  overview: '/',
  inventory: '/inventory',
  import: '/inventory/import',
  review: '/inventory/review',
  questions: '/questions',
  report: '/report',
  settings: '/settings',
  reasons: '/reasons/ag',
};

/** The page at every width, light and dark, as high as it is; of a very long one its beginning. */
async function take(
  page: Page,
  name: string,
  path: string,
  widths: readonly number[] = [390, 768, 1280, 1920],
) {
  await page.goto(path);
  await page.locator('main h1, main h2').first().waitFor();
  for (const width of widths)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: sizes[width as keyof typeof sizes] });
      const high = await page.evaluate(() => document.documentElement.scrollHeight > 6000);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: !high });
    }
}

journey('the picture of the README', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  // The room that is kept free for a scroll bar would be an empty strip in a picture.
  await page.addStyleTag({ content: 'html { scrollbar-gutter: auto }' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(root, 'docs/images/overview.png') });
});

journey('the sample town', async ({ open }) => {
  const page = await open();
  for (const [name, path] of Object.entries(main)) await take(page, `town-${name}`, path);
  await take(page, 'town-application', (await firstLink(page, '/inventory')).path);
  await take(page, 'town-finished-import', (await firstLink(page, '/inventory/import')).path);
  for (const [route, visit] of Object.entries(publicPages))
    if (typeof visit !== 'function')
      await take(page, `public${route.replaceAll(/[^a-z]+/g, '-')}`, visit.path, [390, 1280]);
});

journey('the sample town in English', async ({ open }) => {
  const page = await open({ locale: 'en-GB' });
  for (const [name, path] of Object.entries(main)) await take(page, `english-${name}`, path, [390, 1280]);
});

journey('an authority without data, then with 3,000 applications and long names', async ({ open }) => {
  const page = await open();
  await actForOwnAuthority(page);
  for (const [name, path] of Object.entries(main)) await take(page, `empty-${name}`, path, [390, 1280]);
  await giveList(page, {
    name: 'Anwendungsverzeichnis-der-Verwaltungsgemeinschaft-Stand-2026-11.csv',
    content: longList(3000),
  });
  await take(page, 'long-draft-import', new URL(page.url()).pathname, [390, 1280]);
  await takeOver(page);
  await take(page, 'long-finished-import', new URL(page.url()).pathname, [390, 1280]);
  for (const [name, path] of Object.entries(main)) await take(page, `long-${name}`, path, [390, 1280]);
});
