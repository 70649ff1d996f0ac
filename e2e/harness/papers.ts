import type { Page } from 'playwright-core';
import { computedPlan } from './plans.ts';

/** Begins a council paper from the computed plans of the sample town; its address. */
export async function councilPaper(page: Page): Promise<string> {
  await computedPlan(page);
  await page.goto('/plan/papers');
  await page.getByLabel('Bezeichnung').fill('Vorlage für den Haushalt');
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.waitForURL(/\/plan\/papers\/\d+$/);
  return new URL(page.url()).pathname;
}
