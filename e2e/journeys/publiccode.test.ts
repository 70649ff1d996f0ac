import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { journey, untilAlive } from '../harness/journey.ts';
import { ask } from '../security/ask.ts';

/** Older than today's standard, with a word that no version knows. */
const file = `publiccodeYmlVersion: "0.4"
name: Baumkataster # wie im Haus genannt
url: https://gitlab.example.org/stadt/baumkataster.git
platforms: [web]
categories: [geographic-information-systems]
developmentStatus: fertig
softwareType: standalone/web
description:
  de:
    genericName: Kataster
    shortDescription: Verzeichnis der Bäume einer Stadt.
    longDescription: >
      Das Baumkataster führt jeden Baum einer Stadt mit Art, Standort und Zustand. Kontrollen werden draußen mit dem
      Telefon aufgenommen und gehen ohne Umweg an den Bauhof, der sie abarbeitet.
    features: [Bäume auf einer Karte]
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

const chosen = { name: 'publiccode.yml', mimeType: 'text/yaml', buffer: Buffer.from(file) };

async function check(page: Page, text: string): Promise<void> {
  await page.getByLabel('Inhalt der Datei').fill(text);
  await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
}

async function fillIn(page: Page): Promise<void> {
  const fill = (label: string | RegExp, text: string) => page.getByLabel(label).first().fill(text);
  await fill(/^Name der Software/, 'Baumkataster');
  await fill(/^Adresse des Quellcodes/, 'https://gitlab.example.org/stadt/baumkataster.git');
  await fill(/^Plattformen/, 'web');
  await page.getByLabel(/^Entwicklungsstand/).selectOption('stable');
  await page.getByLabel(/^Art der Software/).selectOption('standalone/web');
  await fill(/^Kurzbeschreibung/, 'Verzeichnis der Bäume einer Stadt.');
  await fill(
    /^Ausführliche Beschreibung/,
    'Das Baumkataster führt jeden Baum mit Art, Standort und Zustand. '.repeat(3),
  );
  await fill(/^Was man damit tun kann/, 'Bäume auf einer Karte\nKontrollen planen');
  await fill(/^Lizenz/, 'EUPL-1.2');
  await page.getByLabel(/^Wer pflegt/).selectOption('none');
  await page.getByLabel(/^Lässt sich übersetzen/).selectOption('false');
  await fill(/^Verfügbare Sprachen/, 'de');
}

describe('whoever describes public code', () => {
  journey('sees what is wrong with a file, and takes the repaired one along', async ({ open, server }) => {
    const page = await open();
    await page.goto('/publiccode');
    await page.getByLabel('Datei', { exact: true }).setInputFiles(chosen);
    await page.getByRole('button', { name: 'Prüfen', exact: true }).click();
    await page.getByText('Die Datei ist nicht gültig.').waitFor();
    const finding = page.getByRole('row').filter({ hasText: 'developmentStatus' });
    expect(await finding.innerText()).toMatch(/Fehler[\s\S]*6:/);
    await finding.getByRole('link').click();
    expect(await page.locator('li:target').innerText()).toContain('developmentStatus: fertig');

    // What is mended in the text counts, not the file that it came from.
    await check(page, file.replace('fertig', 'stable'));
    await page.getByText('Die Datei ist gültig.').waitFor();
    await page.getByRole('button', { name: 'Auf die neueste Fassung bringen' }).click();
    await page.getByRole('heading', { name: 'Vorschlag: die Datei in der neuesten Fassung' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Geänderte Datei herunterladen' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('publiccode.yml');
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toContain('publiccodeYmlVersion: "0"');
    expect(text).toContain('# wie im Haus genannt');
    expect(text).not.toContain('genericName');

    // As `curl --data-binary @publiccode.yml` sends it, and by the other method of the European service.
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const method of ['POST', 'QUERY']) {
      const answer = await ask(server.origin, '/v1/validate', { method, headers, body: file });
      expect(JSON.parse(answer.text)).toMatchObject({ valid: false, normalized: null });
    }
  });

  journey('writes a file in the form, and a reload loses nothing', async ({ open }) => {
    const page = await open();
    await page.goto('/publiccode/editor');
    await untilAlive(page);
    await fillIn(page);
    await page.reload();
    await page.getByText('Ihre Eingaben von vorhin sind wieder da.').waitFor();
    await expect.poll(() => page.getByLabel(/^Name der Software/).inputValue()).toBe('Baumkataster');
    await page.getByText('Die Datei ist gültig.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'publiccode.yml herunterladen' }).click(),
    ]);
    const text = await readFile(await download.path(), 'utf8');
    expect(text).toMatch(/^publiccodeYmlVersion: ["']0["']\n/);
    expect(text).toContain('license: EUPL-1.2');

    await page.getByLabel(/^Webseite der Software/).fill('https://baum.example');
    await page.getByText('Eine vorhandene Datei weiterbearbeiten').click();
    await page.getByLabel('Datei', { exact: true }).setInputFiles(chosen);
    await page.getByRole('button', { name: 'Öffnen', exact: true }).click();
    await page.getByText('Die Datei ist geöffnet').waitFor();
    // The fields of the opened file come after the words that it was opened, and are remembered with them.
    await expect.poll(() => page.getByLabel(/^Webseite der Software/).inputValue()).toBe('');
    await page.reload();
    await page.getByText('Ihre Eingaben von vorhin sind wieder da.').waitFor();
    await expect.poll(() => page.getByLabel(/^Entwicklungsstand/).inputValue()).toBe('fertig');
    await page.getByText('name: Baumkataster # wie im Haus genannt').waitFor();
  });

  journey('writes and checks a file without JavaScript', async ({ open }) => {
    const page = await open({ javaScriptEnabled: false });
    await page.goto('/publiccode/editor');
    await fillIn(page);
    await page.getByRole('button', { name: 'Datei schreiben und prüfen' }).click();
    await page.getByText('Die Datei ist gültig.').waitFor();
    expect(await page.getByLabel(/^Was man damit tun kann/).inputValue()).toContain('Kontrollen planen');
    await page.goto('/publiccode');
    await check(page, file);
    await page.getByText('Die Datei ist nicht gültig.').waitFor();
  });
});
