import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { startOidcProvider } from '../../apps/web/test/oidc-provider.ts';
import { giveList, takeOver } from '../harness/import-list.ts';
import { journey } from '../harness/journey.ts';
import { accept, actFor, createAuthority, giveMandate, invite, password } from '../harness/people.ts';
import { setupLinkOf, startSignInServer } from '../harness/server.ts';

const shared = journey
  .extend('directory', { scope: 'file' }, async ({}, { onCleanup }) => {
    const directory = await startOidcProvider({
      users: [
        { login: 'ada', name: 'Ada Admin', email: 'ada@betrieb.example', groups: ['allmende-betrieb'] },
        { login: 'mallory', name: 'Mallory', email: 'mallory@anderswo.example', groups: [] },
      ],
    });
    onCleanup(directory.stop);
    return directory;
  })
  .extend('server', { scope: 'file' }, async ({ directory }, { onCleanup }) => {
    const data = await mkdtemp(join(tmpdir(), 'allmende-e2e-shared-'));
    const server = await startSignInServer(data, {
      OIDC_ISSUER: directory.issuer,
      OIDC_CLIENT_ID: directory.clientId,
      OIDC_CLIENT_SECRET: directory.clientSecret,
    });
    onCleanup(async () => {
      await server.stop();
      await rm(data, { recursive: true, force: true });
    });
    return server;
  });

/** Signs in through the provider's own page. */
async function signInByDirectory(page: Page, login: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Mit dem Konto Ihrer Verwaltung anmelden' }).click();
  await page.locator('input[name="login"]').fill(login);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.hostname === 'localhost');
}

const list = (name: string, program: string): { name: string; content: string } => ({
  name,
  content: `Anwendung;Hersteller;Amt;Vertragsende\n${program};Beispielhaus GmbH;Hauptamt;31.12.2028\nNextcloud;Nextcloud GmbH;IT;\n`,
});

shared('two towns share a provider, and none sees what is not theirs', async ({ open, server }) => {
  const root = await open();
  await root.goto(setupLinkOf(server));
  await root.getByLabel('E-Mail-Adresse').fill('root@betrieb.example');
  await root.getByLabel('Vor- und Nachname').fill('Erste Person');
  await root.getByLabel('Neues Passwort').fill(password);
  await root.getByRole('button', { name: 'Konto anlegen und anmelden' }).click();
  await root.getByRole('button', { name: 'Abmelden', exact: true }).waitFor();
  await root.goto('/operate/sign-in');
  const mapping = root.locator('form[action="?/map"]');
  await mapping.getByLabel('Gruppe').fill('allmende-betrieb');
  await mapping.locator('select[name="target"]').selectOption('instance');
  await mapping.locator('select[name="role"]').selectOption('betrieb');
  await mapping.getByRole('button').click();
  await root.getByText('allmende-betrieb').first().waitFor();

  const stranger = await open();
  await signInByDirectory(stranger, 'mallory');
  await stranger.goto('/inventory');
  expect(stranger.url()).not.toMatch(/\/inventory$/);

  const admin = await open();
  await signInByDirectory(admin, 'ada');
  await admin.goto('/operate');
  await admin.getByRole('heading', { level: 1, name: 'Betrieb' }).waitFor();
  const toAlpha = await createAuthority(admin, 'Stadt Alphahausen', 'Gemeinde', 'Anna Alpha');
  const toBeta = await createAuthority(admin, 'Stadt Betadorf', 'Gemeinde', 'Bert Beta');
  const toProvider = await createAuthority(admin, 'Rechenzentrum Gamma', 'IT-Dienstleister', 'Gerda Gamma');

  const anna = await accept(open, toAlpha);
  const bert = await accept(open, toBeta);
  const gerda = await accept(open, toProvider);
  await giveMandate(anna, 'Rechenzentrum Gamma');
  await giveMandate(bert, 'Rechenzentrum Gamma');

  await actFor(gerda, 'Stadt Alphahausen');
  await giveList(gerda, list('alpha.csv', 'Geheimverfahren Alpha'));
  await takeOver(gerda);
  await actFor(gerda, 'Stadt Betadorf');
  await giveList(gerda, list('beta.csv', 'Geheimverfahren Beta'));
  const draft = new URL(gerda.url()).pathname;
  await takeOver(gerda);
  await gerda.goto('/inventory');
  expect(await gerda.locator('main').innerText()).toContain('Geheimverfahren Beta');
  expect(await gerda.locator('main').innerText()).not.toContain('Geheimverfahren Alpha');
  const application = await gerda
    .getByRole('link', { name: 'Geheimverfahren Beta' })
    .first()
    .getAttribute('href');
  const [beta = ''] = /\d+$/.exec(application ?? '') ?? [];

  const reader = await accept(open, await invite(anna, 'Rita Reader', 'lesen'));
  await reader.goto('/inventory');
  expect(await reader.locator('main').innerText()).toContain('Geheimverfahren Alpha');
  for (const [method, path, form] of waysIn(beta, draft)) {
    const response = await reader.request.fetch(path, {
      method,
      ...(form ? { form } : {}),
      headers: { origin: server.origin, accept: 'text/html' },
      maxRedirects: 0,
    });
    expect(await response.text(), `${method} ${path}`).not.toMatch(/Geheimverfahren Beta|beta\.csv/);
  }
  await bert.goto('/inventory');
  expect(await bert.locator('main').innerText()).toContain('Geheimverfahren Beta');
  await bert.goto(application ?? '');
  await bert.getByRole('heading', { level: 1, name: 'Geheimverfahren Beta' }).waitFor();

  const auditor = await accept(open, await invite(anna, 'Rolf Revision', 'revision'));
  await auditor.goto('/audit');
  const log = await auditor.locator('main').innerText();
  expect(log).toContain('Gerda Gamma');
  expect(log).toContain('Rechenzentrum Gamma');
  expect(log).toContain('Anna Alpha');
  expect(log).not.toContain('Bert Beta');
  await auditor.getByRole('button', { name: 'Kette prüfen' }).click();
  await auditor.getByText('Die Kette ist unversehrt').waitFor();

  await actFor(gerda, 'Stadt Alphahausen');
  await anna.goto('/settings/mandates');
  await anna.getByRole('button', { name: 'Auftrag von Rechenzentrum Gamma sofort beenden' }).click();
  await anna.getByText('Beendet.').first().waitFor();
  await gerda.goto('/inventory');
  expect(await gerda.locator('body').innerText()).not.toContain('Geheimverfahren Alpha');
  expect(await gerda.getByRole('banner').innerText()).not.toContain('Alphahausen');
});

/** Addresses and forms with which somebody of one town may try to reach an application and an import of another. */
function waysIn(
  application: string,
  draft: string,
): [method: 'GET' | 'POST', path: string, form?: Record<string, string>][] {
  const page = `/inventory/applications/${application}`;
  return [
    ['GET', page],
    ['GET', `${page}/__data.json`],
    ['POST', `${page}?/edit`, { field: 'note', value: 'x' }],
    ['POST', `${page}?/answer`, { variable: 'W1', value: '0' }],
    ['POST', `${page}?/decide`, { decision: 'new' }],
    ['POST', `${page}?/remove`],
    ['POST', `${page}?/restore`],
    ['GET', draft],
    ['GET', `${draft}/__data.json`],
    ['POST', `${draft}?/undo`],
    ['POST', `${draft}?/run`],
    ['POST', '/inventory?/remove', { id: application }],
    ['GET', '/inventory?q=Geheimverfahren'],
    ['GET', '/inventory?authority=2'],
    ['GET', '/inventory/rows?q=Beta&authority_id=2'],
    ['GET', '/report?authority=2'],
    ['GET', '/report/report.xlsx?authority=2'],
    ['GET', `/reasons/dependence:${application}`],
    ['POST', '/authority', { authority: '2', back: '/inventory' }],
    ['GET', '/inventory'],
    ['GET', '/api/v1/applications?authority=2'],
    ['GET', '/audit/audit.csv'],
    ['GET', '/settings/members?authority=2'],
    ['GET', '/operate/authorities'],
  ];
}
