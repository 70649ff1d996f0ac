import { expect } from 'vitest';
import { openInventory } from '../harness/inventory-table.ts';
import { journey } from '../harness/journey.ts';

journey('opens an application, answers in place and takes the answer back', async ({ open }) => {
  const page = await open();
  const grid = await openInventory(page, '/inventory?missing=any');
  await grid.locator('tbody th a').first().click();
  await page.waitForURL('**/inventory/applications/*');
  await page.getByRole('heading', { name: 'Die zehn Angaben' }).waitFor();
  await page.getByRole('heading', { name: 'Offene Alternativen' }).waitFor();

  const question = page.locator('#answers ~ ul > li').filter({ hasText: 'fehlt' }).first();
  const id = await question.getAttribute('id');
  const answered = page.locator(`[id="${id}"]`);
  await answered.locator('summary').click();
  await answered.getByRole('radio').nth(1).check();
  await answered.getByRole('button', { name: 'Speichern' }).click();
  await page.getByText('Gespeichert.').first().waitFor();
  await expect.poll(() => answered.locator('summary').innerText()).toMatch(/Stufe 1[\s\S]*eigene Angabe/);

  await page.getByRole('button', { name: 'Rückgängig machen' }).first().click();
  await page.getByText('Die Änderung ist zurückgenommen.').waitFor();
  await expect.poll(() => answered.locator('summary').innerText()).toContain('fehlt');
});
