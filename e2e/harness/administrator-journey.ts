import type { BrowserContextOptions, Page } from 'playwright-core';
import { setupLinkOf } from './server.ts';
import { signInJourney } from './sign-in-journey.ts';

const address = 'erika@stadt.example';

/** Somebody who operates the instance and holds the roles of one authority that see the most of its pages. */
export const administratorJourney = signInJourney.extend(
  'state',
  { scope: 'file' },
  async ({ browser, server }): Promise<NonNullable<BrowserContextOptions['storageState']>> => {
    const context = await browser.newContext({ baseURL: server.origin, locale: 'de-DE' });
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    await page.goto(setupLinkOf(server));
    await page.getByLabel('E-Mail-Adresse').fill(address);
    await page.getByLabel('Vor- und Nachname').fill('Erika Beispiel');
    await page.getByLabel('Neues Passwort').fill('Sieben Kastanien im Herbst');
    await page.getByRole('button', { name: 'Konto anlegen und anmelden' }).click();
    await page.getByRole('button', { name: 'Abmelden', exact: true }).waitFor();
    await leadAnAuthority(page);
    const state = await context.storageState();
    await context.close();
    return state;
  },
);

async function leadAnAuthority(page: Page): Promise<void> {
  await page.goto('/operate/authorities/new');
  await page.getByLabel('Name', { exact: true }).fill('Stadt Birkenau an der langen Beispielaue');
  await page.getByRole('button', { name: 'Verwaltung anlegen' }).click();
  const invite = page.locator('form[action="?/invite"]');
  await invite.getByLabel('Vor- und Nachname').fill('Erika Beispiel');
  await invite.getByLabel('E-Mail-Adresse').fill(address);
  await invite.getByRole('button').click();
  const text = await page.getByText(/\/invitation\/[\w-]+/).innerText();
  await page.goto(/http:\/\/\S+\/invitation\/[\w-]+/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Einladung annehmen' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Bestand', exact: true }).waitFor();
  for (const role of ['revision', 'datenschutz']) {
    await page.goto('/settings/members');
    await page.locator('summary', { hasText: 'Erika Beispiel' }).click();
    const give = page.locator('form[action="?/give"]');
    await give.locator('select[name="role"]').selectOption(role);
    await give.getByRole('button', { name: 'Rolle geben' }).click();
    await page.getByText('Gespeichert.').first().waitFor();
  }
}
