import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { bareRepository, FakeForge } from '../../apps/web/test/forges/fake/index.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';
import { startServerOnCopy } from '../harness/server.ts';

const real = resolve(import.meta.dirname, '../../../shared/data/publiccode');

/** A council information system that somebody made up, faulty until its kind is one of the standard's. */
const ris = (name: string, of: string, isFaulty = false): string => `publiccodeYmlVersion: "0.5"
name: ${name}
url: ${of}
platforms: [web]
categories: [${isFaulty ? 'rathaus' : 'document-management'}]
developmentStatus: stable
softwareType: standalone/web
organisation:
  name: Stadt Musterstadt
  uri: https://www.example.org
description:
  de:
    genericName: Ratsinformationssystem
    shortDescription: Sitzungsdienst und Ratsinformationssystem für Gemeinden, mit Vorlagen, Tagesordnungen und Niederschriften.
    longDescription: >
      ${name} begleitet Sitzungen vom Entwurf einer Vorlage bis zur Niederschrift. Mandatsträger lesen Unterlagen am
      Bildschirm, Bürgerinnen und Bürger finden öffentliche Beschlüsse, und die Verwaltung verfolgt deren Umsetzung, ohne
      etwas ein zweites Mal einzutragen.
    features: [Tagesordnungen, Niederschriften, Beschlussverfolgung]
legal:
  license: EUPL-1.2
maintenance:
  type: internal
  contacts:
    - name: Erika Beispiel
localisation:
  localisationReady: false
  availableLanguages: [de]
`;

const forgeJourney = journey
  .extend('server', { scope: 'file' }, async ({ preparedStore }, { onCleanup }) => {
    const server = await startServerOnCopy(preparedStore, {
      ALLMENDE_FORGE_HOSTS: '127.0.0.1',
      ALLMENDE_SECRET: 'a secret of the journey, long enough for it',
    });
    onCleanup(async () => void (await server.stop()));
    return server;
  })
  .extend('forge', { scope: 'file' }, async ({ preparedStore: _store }, { onCleanup }) => {
    const forge = await FakeForge.start('gitlab');
    const root = mkdtempSync(join(tmpdir(), 'allmende-forge-'));
    forge.gitRoot = root;
    onCleanup(async () => {
      await forge.stop();
      rmSync(root, { recursive: true, force: true });
    });
    const add = (name: string, content: string): void => {
      const path = `rathaus/${name}`;
      forge.add(path, { files: { 'publiccode.yml': content } });
      bareRepository(root, path, [
        { files: { 'publiccode.yml': content, 'README.md': '# Hallo' }, tag: 'v1.0' },
      ]);
    };
    add('sitzung', ris('Sitzungsdienst Offen', forge.at('rathaus/sitzung')));
    add('beschluss', ris('Beschlusskompass', forge.at('rathaus/beschluss'), true));
    add('ratsblick', ris('Ratsblick', forge.at('rathaus/ratsblick')));
    if (existsSync(real))
      for (const name of readdirSync(real).filter((each) => each.endsWith('.yml')))
        add(name.replace('.yml', '').toLowerCase(), readFileSync(join(real, name), 'utf8'));
    return forge;
  });

/** Where an entry stands, by what the search finds for its name. */
async function openEntry(page: Page, name: string): Promise<string> {
  await page.goto(`/catalogue?q=${encodeURIComponent(name)}`);
  await page.getByRole('link', { name, exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname;
}

describe('a town that looks for public code', () => {
  forgeJourney(
    'finds what a forge was harvested for, compares, declares its use, sees it repaired, and keeps it when it is gone',
    async ({ open, forge, server }) => {
      const page = await open();
      await actForOwnAuthority(page);

      await page.goto('/catalogue/sources/hosts');
      await page.getByRole('textbox', { name: 'Server' }).fill(new URL(forge.origin).host);
      await page.getByLabel('Zugriffstoken').fill('a-token-of-the-forge');
      await page.getByRole('button', { name: 'Hinterlegen' }).click();
      await page.getByText('Der Zugang ist hinterlegt.').waitFor();

      await page.goto('/catalogue/sources');
      await page
        .getByLabel(/^Adresse/)
        .first()
        .fill(forge.at('rathaus'));
      await page.getByLabel('Programm des Servers').selectOption('gitlab');
      await page.getByRole('button', { name: 'Quelle hinzufügen' }).click();
      await page.getByRole('link', { name: /^Datei mit Fehlern \(\d+\)/ }).waitFor();
      await page.getByRole('button', { name: 'Jetzt lesen' }).waitFor();
      await page.getByRole('link', { name: /^gültige Datei \(\d+\)/ }).waitFor();
      const source = page.url().replace(/\?.*/, '');
      // The forge was asked with the token, and never shows it again.
      expect(forge.asked.some(({ authorization }) => authorization?.endsWith('a-token-of-the-forge'))).toBe(
        true,
      );
      expect(await page.content()).not.toContain('a-token-of-the-forge');
      const secret = await page
        .locator('dd, code, output')
        .filter({ hasText: /^[\w-]{43}$/ })
        .first()
        .innerText();

      await page.goto('/catalogue');
      await page.getByLabel('Software, Aufgabe oder Produkt suchen').fill('Ratsinformationssystem');
      await page.getByRole('button', { name: 'Suchen' }).last().click();
      await page.getByRole('link', { name: 'Sitzungsdienst Offen', exact: true }).waitFor();
      await page.getByRole('checkbox', { name: /Sitzungsdienst Offen/ }).check();
      await page.getByRole('checkbox', { name: /Ratsblick/ }).check();
      await page.getByRole('button', { name: 'Ausgewählte vergleichen' }).click();
      await page.waitForURL('**/catalogue/compare?**');
      for (const name of ['Sitzungsdienst Offen', 'Ratsblick'])
        await page.getByRole('link', { name }).first().waitFor();

      const entry = await openEntry(page, 'Sitzungsdienst Offen');
      await page.getByRole('button', { name: 'Wir setzen das ein' }).click();
      await page.getByText('Der Entwurf ist angelegt. Öffentlich ist noch nichts.').waitFor();
      await page.getByLabel('Ich gebe diese Angaben für meine Verwaltung frei.').check();
      await page.getByRole('button', { name: 'Jetzt freigeben' }).click();
      await page
        .getByText(/Freigegeben bis /)
        .first()
        .waitFor();
      await page.goto(entry);
      await page.getByText('Meine Verwaltung').first().waitFor();

      const faulty = await openEntry(page, 'Beschlusskompass');
      await page.getByText('rathaus', { exact: false }).first().waitFor();
      const broken = forge.find('rathaus/beschluss', false)?.repository;
      if (!broken) throw new Error('the forge has it');
      broken.files['publiccode.yml'] = ris('Beschlusskompass', forge.at('rathaus/beschluss'));
      broken.pushedAt = new Date();
      const told = performance.now();
      const answer = await fetch(`${server.origin}/webhooks/gitlab?source=${source.split('/').at(-1)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-gitlab-token': secret },
        body: JSON.stringify({ object_kind: 'push', project: { web_url: forge.at('rathaus/beschluss') } }),
      });
      expect(answer.status).toBe(202);
      await expect
        .poll(
          async () =>
            (await (await fetch(`${server.origin}${faulty}`)).text()).includes(
              'Die publiccode.yml hat Fehler',
            ),
          {
            timeout: 90_000,
            interval: 100,
          },
        )
        .toBe(false);
      console.log(
        `The repaired file was in the catalogue ${((performance.now() - told) / 1000).toFixed(1)} s after the webhook.`,
      );

      await page.goto(`${entry}/archive`);
      await page.getByRole('button', { name: 'Aufbewahren' }).click();
      await page.getByText('v1.0').first().waitFor();
      const gone = forge.find('rathaus/sitzung', false)?.repository;
      if (!gone) throw new Error('the forge has it');
      gone.removed = true;
      await page.goto(source);
      await page.getByRole('button', { name: 'Jetzt lesen' }).click();
      await page.getByRole('link', { name: /^entfernt \(1\)/ }).waitFor();
      await page.goto(entry);
      await page.getByText('Dieses Repository ist nicht mehr auffindbar').waitFor();
      await page.goto(`${entry}/archive`);
      await page.getByText('v1.0').first().waitFor();

      await page.goto(source);
      await page.getByText('Diese Quelle entfernen …').click();
      await page.getByRole('button', { name: 'Ja, entfernen' }).click();
      await page.getByText('Die Quelle ist entfernt.').waitFor();
      await page.getByRole('button', { name: /zurückholen$/ }).click();
      await page.getByText('Die Quelle ist wieder da.').waitFor();
      await page.getByRole('link', { name: /rathaus$/ }).waitFor();
    },
  );
});
