import { expect } from 'vitest';
import { cellOf, namesOf, openInventory } from '../harness/inventory-table.ts';
import { journey } from '../harness/journey.ts';

journey('edits a cell with the keyboard and undoes it with Ctrl+Z', async ({ open }) => {
  const page = await open();
  const grid = await openInventory(page);
  const name = (await namesOf(grid))[2]!;
  const department = () => cellOf(grid, name, 'Amt');
  const text = async () => (await department()).innerText();
  const before = (await text()).trim();

  await (await department()).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Amt für Gemeingüter');
  await page.keyboard.press('Enter');
  await page.getByText('Gespeichert.').waitFor();
  await expect.poll(text).toContain('Amt für Gemeingüter');
  await openInventory(page);
  await expect.poll(text).toContain('Amt für Gemeingüter');

  await (await department()).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Hauptamt der Probe');
  await page.keyboard.press('Enter');
  await page.getByText('Gespeichert.').waitFor();
  await page.keyboard.press('Control+z');
  await page.getByText('Rückgängig gemacht.').waitFor();
  await expect.poll(text).toContain('Amt für Gemeingüter');
  await openInventory(page);
  await expect.poll(text).toContain('Amt für Gemeingüter');
  expect(before).not.toContain('Amt für Gemeingüter');
});

journey('finds, filters and sorts; the address reproduces the view', async ({ open }) => {
  const page = await open();
  const grid = await openInventory(page);
  await page.getByRole('searchbox', { name: 'Suchen' }).fill('microsoft');
  await page.waitForURL(/[?&]q=microsoft/);
  await page.getByText(/^\d+ von \d+ Anwendungen passen zur Auswahl\.$/).waitFor();

  await page.getByText('Eingrenzen').click();
  await page.getByRole('combobox', { name: 'Zuordnung', exact: true }).selectOption({ label: 'zugeordnet' });
  await page.waitForURL(/[?&]match=accept/);
  await page.getByRole('link', { name: 'Filter aufheben: Zuordnung: zugeordnet' }).waitFor();

  const heading = grid.getByRole('columnheader', { name: /^Nutzende/ });
  await heading.getByRole('link').click();
  await page.waitForURL(/[?&]sort=/);
  await heading.getByRole('link').click();
  await page.waitForURL(/[?&]sort=-/);
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('descending');
  const seen = await namesOf(grid);
  expect(seen.length).toBeGreaterThan(3);

  const elsewhere = await open();
  const sent = await openInventory(elsewhere, new URL(page.url()).pathname + new URL(page.url()).search);
  await expect.poll(() => namesOf(sent)).toEqual(seen);
  expect(await elsewhere.getByRole('searchbox', { name: 'Suchen' }).inputValue()).toBe('microsoft');

  const file = await elsewhere.request.get(`/inventory/rows${new URL(page.url()).search}&as=csv`);
  expect((await file.text()).trim().split('\n')).toHaveLength(seen.length + 1);
});

journey('changes several applications at once and takes that back', async ({ open }) => {
  const page = await open();
  const grid = await openInventory(page);
  const names = (await namesOf(grid)).slice(0, 3);
  const textOf = async (name: string) => (await cellOf(grid, name, 'Amt')).innerText();
  for (const name of names) await grid.getByLabel(`${name} auswählen`, { exact: true }).check();
  await page.getByText('3 ausgewählt').waitFor();
  await page.getByText('Ausgewählte ändern').click();
  await page.getByRole('textbox', { name: 'Amt', exact: true }).fill('Stabsstelle Probe');
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await page.getByText('3 Anwendungen sind geändert.').waitFor();
  for (const name of names) await expect.poll(() => textOf(name)).toContain('Stabsstelle Probe');
  await page.getByRole('button', { name: 'Rückgängig machen' }).first().click();
  await page.getByText('Die Änderung an 3 Anwendungen ist zurückgenommen.').waitFor();
  for (const name of names) await expect.poll(() => textOf(name)).not.toContain('Stabsstelle Probe');
});
