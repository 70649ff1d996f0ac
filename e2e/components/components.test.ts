import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gallery, openGallery } from './open-gallery.ts';

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(async () => gallery?.close());

const views = [
  { part: '', scheme: 'light', width: 320 },
  { part: '', scheme: 'dark', width: 320 },
  { part: '', scheme: 'light', width: 1280 },
  { part: '', scheme: 'dark', width: 1280 },
  { part: '#large-table', scheme: 'light', width: 320 },
  { part: '#large-table', scheme: 'dark', width: 1280 },
] as const;

describe('the components', () => {
  it.each(views)(
    'have no finding and no sideways scrolling: $part $scheme $width px',
    async ({ part, scheme, width }) => {
      const context = await gallery.browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(60_000);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(gallery.url + part);
      await page.waitForSelector('html[data-ready]');
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
      await context.close();
    },
  );
});
