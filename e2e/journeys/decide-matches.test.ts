import { expect } from 'vitest';
import { giveList, takeOver } from '../harness/import-list.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';

journey('decides a doubtful match and takes it back', async ({ open }) => {
  const page = await open();
  await page.goto('/inventory/review');
  const waiting = () => page.locator('ul.queue > li').count();
  const names = await page.locator('ul.queue > li h2').allInnerTexts();
  expect(names.length).toBeGreaterThan(0);
  const name = names[0]!;
  const first = page.locator('ul.queue > li').first();
  const before = await waiting();
  const candidate = await first.getByRole('button', { name: /^Ja, / }).first().innerText();
  await first.getByRole('button', { name: /^Ja, / }).first().click();
  await page.getByText(`Entschieden: ${name}`).waitFor();
  await expect.poll(() => page.locator('ul.queue > li h2').allInnerTexts()).not.toContain(name);

  await page.goto(`/inventory?q=${encodeURIComponent(name)}`);
  await page
    .getByRole('row')
    .filter({ hasText: name })
    .filter({ hasText: candidate.slice('Ja, '.length) })
    .first()
    .waitFor();
  await page.goBack();

  await page.getByRole('button', { name: 'Entscheidung zurücknehmen' }).click();
  await page.getByText('Die Entscheidung ist zurückgenommen.').waitFor();
  await expect.poll(waiting).toBe(before);
  await expect.poll(() => page.locator('ul.queue > li h2').allInnerTexts()).toContain(name);
});

journey('a decision holds for all equal names, and for a list that comes later', async ({ open }) => {
  const page = await open();
  await actForOwnAuthority(page);
  const doubtful = 'Name;Amt;Kennung\nDocker;Bauamt;A-1\nDocker;Hauptamt;A-2\n';
  await giveList(page, { name: 'eins.csv', content: doubtful });
  await takeOver(page);
  await page.goto('/inventory/review');
  await page.getByText('2 Anwendungen mit diesem Namen').waitFor();
  await page.getByRole('button', { name: 'Ja, Docker Engine (Moby)' }).click();
  await page.getByText('Entschieden: Docker (2 Anwendungen).').waitFor();
  await page.getByRole('heading', { name: 'Nichts zu prüfen' }).waitFor();

  await page.goto('/inventory/import');
  await page.getByRole('link', { name: 'eins.csv' }).click();
  await page.getByRole('button', { name: 'Import zurücknehmen' }).click();
  await page.getByText('Der Import ist zurückgenommen.').waitFor();

  await giveList(page, { name: 'zwei.csv', content: 'Name;Amt\nDocker;Kämmerei\n' });
  await takeOver(page);
  await page.goto('/inventory');
  await page
    .getByRole('row', { name: /Docker/ })
    .filter({ hasText: 'Docker Engine (Moby)' })
    .filter({ hasText: 'entschieden' })
    .waitFor();
});
