import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const wide = { width: 1280, height: 900 };
const narrow = { width: 320, height: 900 };
const looks = [
  [wide, 'light'],
  [narrow, 'dark'],
] as const;

/**
 * What is wrong with the page that is open, one line each: wide and light, narrow and dark. Each width and each theme is
 * seen once, because neither changes what the other is looked at for.
 */
export async function faultsOf(page: Page): Promise<string[]> {
  const headings = await page.locator('h1').count();
  const language = await page.locator('html').getAttribute('lang');
  const faults = [
    ...(headings === 1 ? [] : [`${headings} headings of level 1`]),
    ...((await page.title()).trim() === '' ? ['no title'] : []),
    ...(language === 'de' ? [] : [`the language is ${language}`]),
  ];
  for (const [size, colorScheme] of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const at = `${colorScheme}, ${size.width} px`;
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) faults.push(`scrolls sideways by ${over} px (${at})`);
    faults.push(...(await findingsOf(page)).map((line) => `${line} (${at})`));
  }
  return faults;
}

/** Serious and critical findings of axe with the first elements they stand at. */
async function findingsOf(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  // Legacy: without a blank page beside it that gathers the findings of frames, of which there are none.
  const axe = builder.setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 4)
          .map(({ target }) => target.join(' '))
          .join(' | ')}`,
    );
}
