import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { faultsOf } from '../harness/check-page.ts';
import { oneTimeCode } from '../harness/one-time-code.ts';
import { setupLinkOf } from '../harness/server.ts';
import { signInJourney as journey } from '../harness/sign-in-journey.ts';

const email = 'erika@stadt.example';
const password = 'drei Karren voll Kies';
const newPassword = 'vier Kisten mit Nebel';

async function signIn(page: Page, by: string): Promise<void> {
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByLabel('Passwort', { exact: true }).fill(by);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

/** The form of the account page with this action. */
const formOf = (page: Page, action: string) => page.locator(`form[action="?/${action}"]`);

/** Signed in when the head of the page names the person. */
const personIn = (page: Page) => page.getByRole('banner').getByText('Erika Beispiel');

journey(
  'the printed link makes the first administrator, once, without JavaScript',
  async ({ open, server }) => {
    const page = await open({ javaScriptEnabled: false });
    const link = setupLinkOf(server);
    const seen = await open();
    await seen.goto(link);
    expect(await faultsOf(seen)).toEqual([]);
    await page.goto(link);
    await page.getByLabel('E-Mail-Adresse').fill(email);
    await page.getByLabel('Vor- und Nachname').fill('Erika Beispiel');
    await page.getByLabel('Neues Passwort').fill('Passwort1234');
    await page.getByRole('button', { name: 'Konto anlegen und anmelden' }).click();
    await page.getByText('Dieses Passwort besteht aus sehr häufigen Wörtern').first().waitFor();
    await page.getByLabel('Neues Passwort').fill(password);
    await page.getByRole('button', { name: 'Konto anlegen und anmelden' }).click();
    await page.waitForURL('**/account');
    await personIn(page).waitFor();
    const [session] = (await page.context().cookies()).filter(({ name }) => name === 'session');
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
    await page.goto(link);
    await page.getByText('Dieser Link wurde schon benutzt.').waitFor();
  },
);

journey(
  'a page asks to sign in, then opens; a foreign address in its place does not',
  async ({ open, server }) => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/account?done=name');
    await page.waitForURL('**/sign-in?return=*');
    await signIn(page, 'falsch geraten, ganz lang');
    await page.getByText('E-Mail-Adresse oder Passwort stimmen nicht.').waitFor();
    expect(await page.getByLabel('E-Mail-Adresse').inputValue()).toBe(email);
    await signIn(page, password);
    await personIn(page).waitFor();
    for (const foreign of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const guest = await open({ javaScriptEnabled: false });
      await guest.goto(`/sign-in?return=${encodeURIComponent(foreign)}`);
      await signIn(guest, password);
      await personIn(guest).waitFor();
      expect(new URL(guest.url()).origin).toBe(server.origin);
    }
  },
);

journey('one-time codes are set up and asked for, without JavaScript', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/account');
  await signIn(page, password);
  await page.goto('/account');
  await formOf(page, 'beginTotp').getByLabel('Ihr Passwort').fill(password);
  await page.getByRole('button', { name: 'Einmalcodes einrichten' }).click();
  await page.waitForURL('**/account/totp');
  await page.getByRole('img', { name: 'QR-Code mit dem Schlüssel für Ihre App' }).waitFor();
  const key = (await page.locator('.key').textContent()) ?? '';
  // The current code, then the next: both still count when a half minute ends between typing and sending.
  await page.getByLabel('Code aus der App').fill(oneTimeCode(key));
  await page.getByRole('button', { name: 'Einrichtung abschließen' }).click();
  await page.getByText('Einmalcodes sind eingerichtet.').waitFor();
  const recovery = await page.locator('ol code').allTextContents();
  expect(recovery).toHaveLength(10);

  await page.goto('/account');
  await page.getByRole('button', { name: 'Überall abmelden' }).click();
  await page.getByText('Sie sind abgemeldet.').waitFor();
  await page.goto('/account');
  await signIn(page, password);
  await page.getByRole('heading', { level: 1, name: 'Zweiter Faktor' }).waitFor();
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await page.getByText('Dieser Code stimmt nicht oder wurde schon benutzt.').waitFor();
  await page.getByLabel('Code', { exact: true }).fill(oneTimeCode(key, 1));
  await page.getByRole('button', { name: 'Bestätigen' }).click();
  await personIn(page).waitFor();

  const other = await open({ javaScriptEnabled: false });
  await other.goto('/account');
  await signIn(other, password);
  await other.getByLabel('Code', { exact: true }).fill(recovery[0] ?? '');
  await other.getByRole('button', { name: 'Bestätigen' }).click();
  await personIn(other).waitFor();
  await other.goto('/account');
  await other.getByText('9 Codes sind noch unbenutzt.').waitFor();

  await formOf(other, 'dropTotp').getByLabel('Ihr Passwort').fill(password);
  await other.getByRole('button', { name: 'Einmalcodes entfernen' }).click();
  await other.getByText('Die Einmalcodes sind entfernt.').waitFor();
});

journey(
  'a passkey is made, signs in alone, is asked for after a password, and is removed',
  async ({ open }) => {
    const page = await open();
    const devices = await page.context().newCDPSession(page);
    await devices.send('WebAuthn.enable');
    const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto('/account');
    await signIn(page, password);
    await personIn(page).waitFor();
    await page.goto('/account');
    const add = formOf(page, 'addPasskey');
    await add.getByLabel('Name des Passkeys').fill('Dienst-Laptop');
    await add.getByLabel('Ihr Passwort').fill('falsch geraten, ganz lang');
    await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
    await page.getByText('Das Passwort stimmt nicht.').waitFor();
    await add.getByLabel('Ihr Passwort').fill(password);
    await page.getByRole('button', { name: 'Passkey hinzufügen' }).click();
    await page.getByText('Ihre Wiederherstellungscodes').waitFor();
    await page.getByRole('rowheader', { name: 'Dienst-Laptop' }).waitFor();
    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId });
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);

    await page.getByRole('button', { name: 'Überall abmelden' }).click();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await personIn(page).waitFor();
    await page.goto('/account');
    expect(await faultsOf(page)).toEqual([]);

    await page.getByRole('button', { name: 'Überall abmelden' }).click();
    await page.getByText('Sie sind abgemeldet.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await signIn(page, password);
    await page.getByRole('heading', { level: 1, name: 'Zweiter Faktor' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click();
    await page.getByText('Der Passkey wurde nicht bestätigt.').waitFor();
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click();
    await personIn(page).waitFor();

    await page.goto('/account');
    await page.getByText('„Dienst-Laptop“ umbenennen oder entfernen').click();
    await formOf(page, 'dropPasskey').getByLabel('Ihr Passwort').fill(password);
    await page.getByRole('button', { name: 'Entfernen', exact: true }).click();
    await page.getByText('Der Passkey ist entfernt.').waitFor();
    await formOf(page, 'beginTotp').getByLabel('Ihr Passwort').fill(password);
    await page.getByRole('button', { name: 'Einmalcodes einrichten' }).click();
    await page.getByRole('img', { name: 'QR-Code mit dem Schlüssel für Ihre App' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  },
);

journey('a new password ends the other sessions; one session is ended from another', async ({ open }) => {
  const [here, there, third] = [await open(), await open(), await open()];
  for (const page of [here, there, third]) {
    await page.goto('/sign-in');
    await signIn(page, password);
    await personIn(page).waitFor();
  }
  await here.goto('/account');
  const sessions = here.getByRole('region', { name: 'Sitzungen' });
  await sessions.getByText('Chrome auf Linux').first().waitFor();
  await sessions.getByText('127.0.0.0/24').first().waitFor();
  await sessions
    .getByRole('button', { name: /^Sitzung beenden/ })
    .first()
    .click();
  await here.getByText('Die Sitzung ist beendet.').waitFor();
  const open1 = async () =>
    (
      await Promise.all(
        [there, third].map(async (page) => {
          await page.goto('/account');
          return new URL(page.url()).pathname;
        }),
      )
    ).filter((path) => path === '/account').length;
  expect(await open1()).toBe(1);

  const change = formOf(here, 'password');
  await change.getByLabel('Bisheriges Passwort').fill(password);
  await change.getByLabel('Neues Passwort').fill(newPassword);
  await here.getByRole('button', { name: 'Passwort ändern' }).click();
  await here.getByText('Das Passwort ist geändert. Alle anderen Sitzungen sind beendet.').waitFor();
  expect(await open1()).toBe(0);
  await here.goto('/account');
  await personIn(here).waitFor();
});

journey('links that lead nowhere say so and what to do', async ({ open }) => {
  const page = await open();
  for (const [path, advice] of [
    ['/setup/x', 'Starten Sie Allmende neu'],
    ['/invitation/x', 'Bitten Sie die Person, die Sie eingeladen hat'],
    ['/reset/x', 'Fordern Sie einen neuen Link an.'],
    ['/confirm/x', 'Tragen Sie die neue Adresse in Ihrem Konto noch einmal ein.'],
  ] as const) {
    await page.goto(path);
    await page.getByText('Diesen Link gibt es nicht.').waitFor();
    await page.getByText(advice).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  }
  await page.goto('/reset');
  await page.getByText('Diese Allmende verschickt keine E-Mails.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});
