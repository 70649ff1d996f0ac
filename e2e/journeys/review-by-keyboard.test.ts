import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { giveList, takeOver } from '../harness/import-list.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';

/** Names that no matcher can be sure of, so that a person must look; each is another one. */
const doubtful = [
  'PICTURE',
  'Allplan Architecture',
  'Copilot für Microsoft 365 (Test)',
  'Hausverwaltung Access',
  'Moodle (Realschule)',
  'OfficeMaster Fax',
  'PaperStream Capture',
];

const names = (page: Page) => page.locator('ul.queue > li h2').allInnerTexts();
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector('h2')?.textContent ?? null);

journey('decides names alike at once and takes a single one out', async ({ open }) => {
  const page = await open();
  await actForOwnAuthority(page);
  await giveList(page, {
    name: 'alike.csv',
    content: 'Anwendung\nDocker\nDocker (Test)\nDocker Lizenz\n',
  });
  await takeOver(page);
  await page.goto('/inventory/review');
  const first = page.locator('ul.queue > li').first();
  const alike = first.getByRole('group', { name: 'Gilt auch für' });
  await expect.poll(() => alike.getByRole('checkbox').count()).toBe(2);
  await alike.getByRole('checkbox', { name: 'Docker Lizenz' }).uncheck();
  await alike.getByRole('checkbox', { name: 'Docker (Test)' }).check();
  await first.getByRole('button', { name: 'Ja, Docker Engine (Moby)' }).click();
  await page.getByText('Entschieden: Docker; weitere Namen: 1').waitFor();
  await expect.poll(() => names(page)).toEqual(['Docker Lizenz']);
  await page.getByRole('button', { name: 'Entscheidung zurücknehmen' }).click();
  await expect.poll(() => names(page)).toHaveLength(3);
});

journey('works through the queue by keyboard, and takes the last step back', async ({ open }) => {
  const page = await open();
  await actForOwnAuthority(page);
  await giveList(page, { name: 'liste.csv', content: `Anwendung\n${doubtful.join('\n')}\n` });
  await takeOver(page);
  await page.goto('/inventory/review');
  const before = await names(page);
  expect(before.length).toBeGreaterThan(5);
  await page.getByText(`noch ${before.length} von ${before.length}`).waitFor();

  await page.getByRole('button', { name: 'Mit der Tastatur prüfen' }).click();
  await expect.poll(() => focused(page)).toBe(before[0]);
  await page.keyboard.press('j');
  await expect.poll(() => focused(page)).toBe(before[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('1');
  await expect.poll(() => names(page)).not.toContain(before[0]);
  const left = await names(page);
  await expect.poll(() => focused(page)).toBe(left[0]);
  await page.keyboard.press('n');
  await expect.poll(() => names(page)).toEqual(left.slice(1));
  await expect.poll(() => focused(page)).toBe(left[1]);
  await page.keyboard.press('z');
  await page.getByText('Die Entscheidung ist zurückgenommen.').waitFor();
  await expect.poll(() => names(page)).toEqual(left);

  let pressed = 0;
  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  while ((await names(page)).length > 0) {
    const now = (await names(page)).length;
    await expect.poll(() => focused(page)).not.toBeNull();
    await page.keyboard.press('f');
    pressed += 1;
    await expect.poll(async () => (await names(page)).length).toBeLessThan(now);
  }
  await page.getByRole('heading', { name: 'Nichts zu prüfen' }).waitFor();
  // Whatever a person takes to look at a name, one key and one request decide it, and those alike.
  expect(sent).toBe(pressed);
});

for (const javaScriptEnabled of [true, false])
  journey(
    `adds a product that is missing and offers it ${javaScriptEnabled ? 'with' : 'without'} a script`,
    async ({ open }) => {
      const page = await open({ javaScriptEnabled });
      await page.goto('/inventory/review');
      const name = (await names(page))[0] ?? '';
      await page.getByRole('link', { name: 'Das Produkt fehlt: selbst anlegen' }).click();
      await page.getByText(`„${name}“ wird diesem Produkt gleich zugeordnet.`).waitFor();
      const called = `Werk ${javaScriptEnabled}`;
      await page.getByLabel('Name des Produkts').fill(called);
      await page.getByRole('textbox', { name: /^Hersteller/ }).fill('Gärtner & Söhne GmbH');
      await page.getByRole('radio', { name: /^Proprietär/ }).check();
      await page.getByRole('button', { name: 'Anlegen' }).click();
      await page.getByText(`${called} ist angelegt.`).waitFor();
      await page.goto(`/inventory?q=${encodeURIComponent(name)}`);
      await page.getByRole('link', { name: called }).first().waitFor();

      await page.goto('/inventory/products');
      await page.getByRole('link', { name: called }).click();
      await page.getByRole('link', { name: 'Dem öffentlichen Verzeichnis anbieten' }).click();
      await page.getByText('Die Dateien entsprechen den Regeln des Verzeichnisses.').waitFor();
      const text = await page.locator('pre').allInnerTexts();
      expect(text[0]).toContain(`name: ${called}`);
      expect(text.join('\n')).not.toContain('Musterstadt');
      await page.goBack();
      await page.getByRole('button', { name: 'Produkt entfernen' }).click();
      await page.getByText('Anwendungen, die wieder offen sind: 1.').waitFor();
      await page.getByRole('button', { name: 'Rückgängig machen' }).click();
      await page.getByText('Das Produkt ist wieder da.').waitFor();
    },
  );

journey('accepts what is probably right after a look at it, and says why not', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/inventory/review');
  const before = await names(page);
  await page.getByText('Alle annehmen, die wahrscheinlich richtig sind').click();
  await page.getByLabel('Mindestens so sicher').selectOption('0.6');
  await page.getByRole('button', { name: 'Vorschau' }).click();
  const ticked = page.locator('form.preview').getByRole('checkbox');
  const all = await ticked.count();
  expect(all).toBeGreaterThan(1);
  await ticked.first().uncheck();
  await page.getByRole('button', { name: 'Angekreuzte annehmen' }).click();
  await page.getByText(/Entschieden: /).waitFor();
  await expect.poll(() => names(page)).toHaveLength(before.length - all + 1);

  await page.getByLabel('Anderes Produkt', { exact: true }).selectOption({ label: 'Nextcloud' });
  await page.getByRole('button', { name: 'Warum nicht dieses?' }).click();
  await page.getByRole('heading', { name: 'Warum nicht Nextcloud?' }).waitFor();
  await page.getByText('Keine bekannte Bezeichnung von „Nextcloud“ steht im Namen.').waitFor();
});
