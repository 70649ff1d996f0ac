import { expect } from 'vitest';
import { giveList, takeOver, whatCameIn } from '../harness/import-list.ts';
import { namesOf, openInventory } from '../harness/inventory-table.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';
import { longList } from '../harness/long-list.ts';

journey('a list of 3,000 rows stays fluid', async ({ open }) => {
  const page = await open();
  await actForOwnAuthority(page);
  await giveList(page, { name: 'lang.csv', content: longList(3000) });
  await takeOver(page);
  expect(await whatCameIn(page)).toEqual({ rows: 3000, accepted: 3000, folded: 0, rejected: 0 });

  const grid = await openInventory(page);
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('3001');
  const drawn = () => grid.locator('tbody tr[aria-rowindex], tbody tr:not(.space)').count();
  await expect.poll(drawn).toBeLessThan(80);

  await grid.locator('[data-row="0"][data-column="0"]').click({ position: { x: 4, y: 4 } });
  await page.keyboard.press('Control+End');
  await grid.locator('[data-row="2999"]').first().waitFor();
  await expect.poll(drawn).toBeLessThan(80);
  const all = (await (await page.request.get('/inventory/rows')).json()) as { name: string }[];
  expect((await namesOf(grid)).at(-1)).toBe(all.at(-1)?.name);

  await page.keyboard.press('Control+Home');
  await grid.locator('[data-row="0"]').first().waitFor();
  expect((await namesOf(grid))[0]).toBe(all[0]?.name);
});
