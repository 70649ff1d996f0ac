import type { Page } from 'playwright-core';
import { untilAlive, type OpenPage } from './journey.ts';

export const password = 'Sieben Kastanien im Herbst';

/** Creates an authority and its first IT-Leitung; gives the link of the invitation. */
export async function createAuthority(page: Page, name: string, kind: string, lead: string): Promise<string> {
  await page.goto('/operate/authorities/new');
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Art').selectOption({ label: kind });
  await page.getByRole('button', { name: 'Verwaltung anlegen' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const invite = page.locator('form[action="?/invite"]');
  await invite.getByLabel('Vor- und Nachname').fill(lead);
  await invite.getByLabel('E-Mail-Adresse').fill(addressOf(lead));
  await invite.getByRole('button').click();
  return linkOn(page);
}

/** Invites somebody to the authority that the page acts for; gives the link. */
export async function invite(page: Page, name: string, role: string): Promise<string> {
  await page.goto('/settings/members');
  const form = page.locator('form[action="?/invite"]');
  if (!(await form.isVisible())) await page.getByText('Jemanden einladen').first().click();
  await form.getByLabel('Vor- und Nachname').fill(name);
  await form.getByLabel('E-Mail-Adresse').fill(addressOf(name));
  await form.getByLabel('Rolle').selectOption(role);
  await form.getByRole('button', { name: 'Einladen' }).click();
  return linkOn(page);
}

const addressOf = (name: string): string => `${name.toLowerCase().replaceAll(' ', '.')}@stadt.example`;

async function linkOn(page: Page): Promise<string> {
  const text = await page.getByText(/\/invitation\/[\w-]+/).innerText();
  const [link] = /http:\/\/\S+\/invitation\/[\w-]+/.exec(text) ?? [];
  if (!link) throw new Error(`There is no invitation on the page: ${text}`);
  return link;
}

/** Accepts an invitation with a new account, in a browser of its own. */
export async function accept(open: OpenPage, link: string): Promise<Page> {
  const page = await open();
  await page.goto(link);
  await page.getByLabel('Neues Passwort').fill(password);
  await page.getByRole('button', { name: 'Konto anlegen und Einladung annehmen' }).click();
  await page.getByRole('button', { name: 'Abmelden' }).waitFor();
  return page;
}

/** Lets a provider act for the authority that the page acts for. */
export async function giveMandate(page: Page, provider: string): Promise<void> {
  await page.goto('/settings/mandates');
  const form = page.locator('form[action="?/give"]');
  if (!(await form.isVisible())) await page.getByText('Einen Auftrag geben').first().click();
  await form.getByLabel('Dienstleister').selectOption({ label: provider });
  await form.getByLabel('Darf').selectOption({ label: 'lesen und bearbeiten' });
  await form.getByRole('button', { name: 'Auftrag geben' }).click();
  await page.getByText('Der Auftrag gilt ab sofort.').waitFor();
}

/** Opens the switcher with its keys and types the name of the town. */
export async function actFor(page: Page, town: string): Promise<void> {
  await page.goto('/');
  await untilAlive(page);
  await page.keyboard.press('Alt+k');
  await page.getByRole('combobox', { name: 'Verwaltung wechseln' }).fill(town);
  await page.keyboard.press('Enter');
  await page
    .getByRole('note')
    .filter({ hasText: `Sie handeln für ${town}` })
    .waitFor();
}
