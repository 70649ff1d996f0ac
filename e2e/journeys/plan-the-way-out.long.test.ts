import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

const patience = { timeout: 200_000 };

/** Makes a plan of four years and waits until its figures stand. */
async function planFourYears(page: Page, name: string): Promise<string> {
  await page.goto('/plan');
  await page.getByRole('radio', { name: /^Schrittweise/ }).check();
  await page.getByLabel('Betrag im Jahr für Umstellungen').fill('250.000');
  await page.getByLabel('Dauer in Jahren').fill('4');
  await page.getByLabel('Name des Plans').fill(name);
  await page.getByRole('button', { name: 'Plan anlegen und berechnen' }).click();
  await page.waitForURL(/\/plan\/\d+$/);
  return new URL(page.url()).pathname;
}

/** Ends a computing as soon as a version stands; that it holds is told. */
async function takeFirstVersion(page: Page): Promise<void> {
  const first = page.getByText(/Beste Fassung bisher: .*(Schritt|Schritte)/);
  const figures = page.getByRole('heading', { name: 'Was der Plan erreicht' });
  await first.or(figures).first().waitFor(patience);
  const cancel = page.getByRole('button', { name: 'Abbrechen und beste Fassung behalten' });
  if (await first.isVisible()) await cancel.click({ timeout: 2000 }).catch(() => undefined);
  await page.getByRole('progressbar').waitFor({ state: 'detached', ...patience });
  await figures.waitFor(patience);
}

/** Opens parts of the page that are folded. */
async function unfold(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    const fold = page.locator('details', { has: page.locator('> summary', { hasText: title }) }).last();
    if (!(await fold.evaluate((element: HTMLDetailsElement) => element.open)))
      await fold.locator('> summary').click();
  }
}

const cellsOf = async (page: Page, name: string): Promise<string[][]> => {
  const rows = await page.getByRole('region', { name, exact: true }).locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
};

/** Rows of applications; what is built for several of them stands above. */
const stepsOf = (rows: readonly string[][]): string[][] =>
  rows.filter(([name = '']) => !name.startsWith('Gemeinsamer Aufbau'));

const eurosOf = (text: string): number => Number(text.replace(/[^\d,-]/g, '').replace(',', '.'));

journey('plans four years, lays two things down, and compares with going on as before', async ({ open }) => {
  const page = await open();
  await page.goto('/inventory/contracts');
  await page.getByRole('heading', { level: 1 }).waitFor();

  const address = await planFourYears(page, 'Vier Jahre');
  // The best version so far and how far it may be from the best possible one are told all the while.
  await takeFirstVersion(page);
  await page.getByText(/^Mit 250\.000\s€ im Jahr sinkt die Abhängigkeit bis Q4\s20\d\d von \d+/).waitFor();

  await unfold(page, 'Fahrplan als Tabelle');
  const before = stepsOf(await cellsOf(page, 'Fahrplan als Tabelle'));
  expect(before.length).toBeGreaterThan(2);
  await page
    .getByRole('navigation', { name: 'Auf dieser Seite' })
    .getByRole('link', { name: 'Kosten' })
    .click();
  await page.getByText('Kosten als Tabelle zeigen').click();
  const costs = await cellsOf(page, 'Kosten über das Heutige hinaus, brutto');
  expect(costs.length).toBe(4);
  for (const [year, ...amounts] of costs) {
    const [limit = 0, ...used] = amounts.map(eurosOf).toReversed();
    expect(limit, year).toBe(250_000);
    expect(
      used.reduce((sum, amount) => sum + amount, 0),
      year,
    ).toBeLessThanOrEqual(limit);
  }

  const roadmap = page.locator('#roadmap dl');
  const [moved = '', forbidden = ''] = await roadmap.getByRole('link').allInnerTexts();
  await roadmap.getByRole('link', { name: moved, exact: true }).click();
  const notBefore = page
    .getByRole('region', { name: /^Festlegen, verschieben/ })
    .getByLabel('Beginn frühestens');
  const late = await notBefore.locator('option').nth(10).innerText();
  await notBefore.selectOption({ label: late });
  await page.getByText('Was diese Festlegung kostet').waitFor();
  await page
    .getByText(/Die Abhängigkeit über die Zeit steigt um [\d,]+ Punkt-Quartale/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Festlegen', exact: true }).click();
  await page.getByText(`beginnt frühestens ${late}`).waitFor();

  await page.goto(address);
  await page.getByText('Seit der Berechnung hat sich etwas geändert.').waitFor();
  await roadmap.getByRole('link', { name: forbidden, exact: true }).click();
  await page.getByRole('radio', { name: 'Nie ersetzen' }).check();
  await page.getByText('Was diese Festlegung kostet').waitFor();
  await page.getByRole('button', { name: 'Festlegen', exact: true }).click();
  await page.getByText('wird nie ersetzt').waitFor();
  await page.getByRole('button', { name: 'Plan neu berechnen' }).click();
  await page.waitForURL(`**${address}`);
  await takeFirstVersion(page);

  await unfold(page, 'Fahrplan als Tabelle');
  const after = stepsOf(await cellsOf(page, 'Fahrplan als Tabelle'));
  expect(after.map(([name]) => name)).not.toContain(forbidden);
  const inOrder = (quarter = ''): string => quarter.split(/\s/u).slice(0, 2).toReversed().join(' ');
  for (const [name, , start] of after) if (name === moved) expect(inOrder(start) >= inOrder(late)).toBe(true);

  await page.goto('/plan');
  await page.getByRole('link', { name: 'Weiter wie bisher', exact: true }).click();
  await page.getByRole('button', { name: 'Berechnen', exact: true }).click();
  await page.getByRole('heading', { name: 'Was der Plan erreicht' }).waitFor(patience);
  await page.goto('/plan');
  await page.getByRole('checkbox', { name: '„Weiter wie bisher“ vergleichen' }).check();
  await page.getByRole('checkbox', { name: '„Vier Jahre“ vergleichen' }).check();
  await page.getByRole('button', { name: 'Ausgewählte vergleichen' }).click();
  await page.getByText(/Am weitesten führt „Vier Jahre“: von \d+/).waitFor();
  const figures = await cellsOf(page, 'Zahlen nebeneinander');
  expect(figures.find(([name]) => name === 'Schritte')?.toSorted()).toContain('0');
  expect((await cellsOf(page, 'Schritte, die sich unterscheiden')).length).toBe(after.length);
});

journey('plans without JavaScript', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  const address = await planFourYears(page, 'Ohne Skript');
  await page.getByRole('link', { name: 'Stand neu laden' }).waitFor();
  // The first version is enough here.
  await expect
    .poll(async () => {
      await page.goto(address);
      return page.getByText(/Beste Fassung bisher|Was der Plan erreicht/).count();
    }, patience)
    .toBeGreaterThan(0);
  const cancel = page.getByRole('button', { name: 'Abbrechen und beste Fassung behalten' });
  // Whoever leaves before the answer came has told nothing.
  if ((await cancel.count()) > 0) await Promise.all([page.waitForEvent('load'), cancel.click()]);
  await expect
    .poll(async () => {
      await page.goto(address);
      return page.getByRole('heading', { name: 'Was der Plan erreicht' }).count();
    }, patience)
    .toBe(1);

  await page.locator('#roadmap dl').getByRole('link').first().click();
  await page.getByRole('radio', { name: 'Nie ersetzen' }).check();
  await page.getByRole('button', { name: 'Preis zeigen' }).click();
  await page.getByText('Was diese Festlegung kostet').waitFor();
  expect(await page.getByRole('radio', { name: 'Nie ersetzen' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'Festlegen', exact: true }).click();
  await page.getByText('wird nie ersetzt').waitFor();

  await page.goto(`${address}/settings`);
  const [next, second] = [1, 2].map((years) => new Date().getFullYear() + years);
  await page.getByLabel(`${second}, zusammen`).fill('viel');
  await page.getByRole('button', { name: 'Vorgaben speichern' }).click();
  await page.getByText(`${second}: Geben Sie einen Betrag ab 0 in Euro an`).waitFor();
  await page.getByLabel(`${second}, zusammen`).fill('100.000');
  const years = await page.getByLabel(/^20\d\d, zusammen$/).count();
  await page.getByRole('button', { name: 'Ein weiteres Jahr' }).click();
  await expect.poll(() => page.getByLabel(/^20\d\d, zusammen$/).count()).toBe(years + 1);
  expect(await page.getByLabel(`${second}, zusammen`).inputValue()).toBe('100.000');
  await page.getByLabel('Anlass 1').fill('Kommunalwahl');
  await page.getByLabel('von, Sperrzeit 1').selectOption({ label: `Q3 ${next}` });
  await page.getByLabel('bis, Sperrzeit 1').selectOption({ label: `Q4 ${next}` });
  await page.getByRole('button', { name: 'Vorgaben speichern' }).click();
  await page.getByText('Gespeichert.').waitFor();

  await page.goto(address);
  await unfold(page, 'Annahmen');
  await page.getByText(`Kommunalwahl (Q3 ${next} – Q4 ${next})`).waitFor();
  for (const [file, type] of [
    ['roadmap.xlsx', 'spreadsheetml'],
    ['roadmap.csv', 'text/csv'],
    ['steps.ics', 'text/calendar'],
    ['model.lp', 'text/plain'],
    ['model.mps', 'text/plain'],
  ] as const) {
    const answer = await page.request.get(`${address}/${file}`);
    expect([file, answer.status(), answer.headers()['content-type']?.includes(type)]).toEqual([
      file,
      200,
      true,
    ]);
  }

  await page.getByText('Plan entfernen', { exact: true }).click();
  await page.getByRole('button', { name: 'Ja, entfernen' }).click();
  await page.getByText('Der Plan „Ohne Skript“ ist entfernt.').waitFor();
  await page.getByRole('button', { name: 'Wiederherstellen' }).click();
  await page.getByRole('link', { name: 'Ohne Skript', exact: true }).waitFor();
});
