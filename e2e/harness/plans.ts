import type { Page } from 'playwright-core';

/** How long the plans of the sample town may take together, in milliseconds. */
const patience = 100_000;

/** Has the plans of the sample town computed that are not yet; the address of the stepwise one. */
export async function computedPlan(page: Page): Promise<string> {
  await page.goto('/plan');
  const compute = page.locator('form[action="?/compute"] button');
  if ((await compute.count()) > 0) await compute.click();
  await page.getByText('Pläne werden gerade berechnet').waitFor({ state: 'detached', timeout: patience });
  const address = await page.getByRole('link', { name: 'Schrittweise', exact: true }).getAttribute('href');
  if (address === null) throw new Error('The sample town has no stepwise plan.');
  return address;
}

/** The address of the first step of the stepwise plan. */
export async function firstStep(page: Page): Promise<string> {
  await page.goto(await computedPlan(page));
  const address = await page.locator('#roadmap a[href*="/steps/"]').first().getAttribute('href');
  if (address === null) throw new Error('The plan has no step.');
  return address;
}
