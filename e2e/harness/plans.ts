import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** How long the plans of the sample town may take together, in milliseconds. */
const patience = 200_000;
const german = { headers: { 'accept-language': 'de' } };

/** Has the plans of the sample town computed that are not yet, each in short; the address of the stepwise one. */
export async function computedPlan(page: Page): Promise<string> {
  await page.goto('/plan');
  const compute = page.locator('form[action="?/compute"] button');
  if ((await compute.count()) > 0) {
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).pathname));
    for (const address of new Set(links.filter((path) => /^\/plan\/\d+$/.test(path))))
      await shorten(page, address);
    await page.goto('/plan');
    await compute.click();
    // Asked of the server: the page may not have noticed the click yet, and without a script it never learns more.
    await expect
      .poll(async () => (await page.request.get('/plan', german)).text(), {
        timeout: patience,
        interval: 1000,
      })
      .not.toMatch(/Pläne werden gerade berechnet|action="\?\/compute"/);
    await page.goto('/plan');
  }
  const address = await page.getByRole('link', { name: 'Schrittweise', exact: true }).getAttribute('href');
  if (address === null) throw new Error('The sample town has no stepwise plan.');
  return address;
}

/** Gives a plan three seconds of computing: another one is looked for no further, and found in the first of them. */
async function shorten(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/settings`);
  await page.getByLabel('Rechenzeit in Sekunden').fill('3');
  await page.getByRole('button', { name: 'Vorgaben speichern' }).click();
  await page.getByText('Gespeichert.').waitFor();
}

/** The address of the first step of the stepwise plan. */
export async function firstStep(page: Page): Promise<string> {
  await page.goto(await computedPlan(page));
  const address = await page.locator('#roadmap a[href*="/steps/"]').first().getAttribute('href');
  if (address === null) throw new Error('The plan has no step.');
  return address;
}
