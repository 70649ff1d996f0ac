import type { Locator, Page } from 'playwright-core';

/** The table of applications once its keys work and all of its rows are there. */
export async function openInventory(page: Page, address = '/inventory'): Promise<Locator> {
  await page.goto(address);
  const grid = page.getByRole('grid', { name: 'Anwendungen im Bestand' });
  await grid.waitFor();
  return grid;
}

/** The cell of an application under a heading. */
export async function cellOf(grid: Locator, application: string, heading: string): Promise<Locator> {
  const headings = await grid.locator('thead th:not(.tick)').allInnerTexts();
  const column = headings.findIndex((text) => text.trim().startsWith(heading));
  if (column < 0) throw new Error(`There is no column „${heading}“: ${headings.join(', ')}`);
  const name = grid.page().getByRole('link', { name: application, exact: true });
  return grid.locator('tbody tr').filter({ has: name }).locator(`[data-column="${column}"]`);
}

/** The names of the applications as they stand in the page, from the top. */
export async function namesOf(grid: Locator): Promise<string[]> {
  return grid.locator('tbody th a').allInnerTexts();
}
