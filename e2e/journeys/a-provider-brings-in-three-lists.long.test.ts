import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addressOf } from '../../apps/web/test/exchange/edit-workbook.ts';
import { editInLibreOffice, type OfficeEdit } from '../../apps/web/test/office/edit-in-libre-office.ts';
import { libreOffice } from '../../apps/web/test/office/run-in-libre-office.ts';
import { returnWorkbook, takeWorkbook } from '../harness/exchange.ts';
import { giveList, takeOver, whatCameIn } from '../harness/import-list.ts';
import { accept, actFor, createAuthority, giveMandate, password } from '../harness/people.ts';
import { setupLinkOf } from '../harness/server.ts';
import { signInJourney } from '../harness/sign-in-journey.ts';
import { contractList, glpiExport, opsiExport } from '../harness/town-lists.ts';

const names = (page: Page) => page.locator('ul.queue > li h2').allInnerTexts();

/** Decides one name after the other by keyboard, the first candidate each time; gives how many there were. */
async function resolveQueue(page: Page): Promise<number> {
  await page.goto('/inventory/review');
  const decided = (await names(page)).length;
  await page.getByRole('button', { name: 'Mit der Tastatur prüfen' }).click();
  for (let left = decided; left > 0;) {
    // The keys work where the focus is, and it moves on once the answer was read.
    await page.locator('ul.queue > li:focus').waitFor();
    await page.keyboard.press(left % 3 === 0 ? 'n' : '1');
    await expect.poll(async () => (await names(page)).length).toBeLessThan(left);
    left = (await names(page)).length;
  }
  await page.getByRole('heading', { name: 'Nichts zu prüfen' }).waitFor();
  return decided;
}

/** Twenty cells of the first twenty rows, of five columns. */
function twentyEdits(bytes: Uint8Array): OfficeEdit[] {
  const columns: [heading: string, to: (row: number) => OfficeEdit['to']][] = [
    ['Amt', (row) => `Amt ${row}`],
    ['Bemerkung', (row) => `geprüft, Zeile ${row}`],
    ['Nutzende', (row) => 100 + row],
    ['Vertragsende', (row) => ({ typed: `2031-12-${String(row).padStart(2, '0')}` })],
    ['Status', (row) => `Stand ${row}`],
  ];
  return Array.from({ length: 20 }, (_, place) => {
    const [heading, to] = columns[place % columns.length]!;
    return { cell: addressOf(bytes, heading, place + 2), to: to(place + 2) };
  });
}

const hasOffice = libreOffice() !== undefined;

signInJourney(
  `a provider brings in three lists for a town, decides the doubtful names, and takes back what colleagues changed${hasOffice ? ' in LibreOffice' : ' (the part in LibreOffice is left out: it is not on the PATH)'}`,
  async ({ open, server }) => {
    const root = await open();
    await root.goto(setupLinkOf(server));
    await root.getByLabel('E-Mail-Adresse').fill('root@betrieb.example');
    await root.getByLabel('Vor- und Nachname').fill('Erste Person');
    await root.getByLabel('Neues Passwort').fill(password);
    await root.getByRole('button', { name: 'Konto anlegen und anmelden' }).click();
    await root.getByRole('button', { name: 'Abmelden', exact: true }).waitFor();
    const toTown = await createAuthority(root, 'Stadt Alphahausen', 'Gemeinde', 'Anna Alpha');
    const toProvider = await createAuthority(root, 'Rechenzentrum Gamma', 'IT-Dienstleister', 'Gerda Gamma');
    const anna = await accept(open, toTown);
    const gerda = await accept(open, toProvider);
    await giveMandate(anna, 'Rechenzentrum Gamma');

    await actFor(gerda, 'Stadt Alphahausen');
    for (const list of [glpiExport, opsiExport, contractList]) {
      await giveList(gerda, list);
      await takeOver(gerda);
      const { rows, accepted, folded, rejected } = await whatCameIn(gerda);
      expect(accepted! + folded! + rejected!).toBe(rows);
      expect(rejected).toBe(0);
    }
    await gerda.goto('/inventory?q=KeePassXC');
    await gerda.getByRole('row', { name: /KeePassXC/ }).waitFor();

    expect(await resolveQueue(gerda)).toBeGreaterThan(5);

    // The second time nothing is new.
    await giveList(gerda, glpiExport);
    await gerda.getByText('Es ändert sich nichts.').waitFor();
    await gerda.getByRole('button', { name: 'Verwerfen' }).click();
    if (!hasOffice) return;

    const folder = await mkdtemp(join(tmpdir(), 'allmende-three-lists-'));
    const given = join(folder, 'bestand.ods');
    const edited = join(folder, 'zurück.ods');
    await copyFile(await takeWorkbook(gerda, 'ods'), given);
    await editInLibreOffice(given, twentyEdits(new Uint8Array(await readFile(given))), edited);
    await returnWorkbook(gerda, 'zurück.ods', edited);
    await gerda.getByText(/^20 Felder in 20 Anwendungen geändert\./).waitFor();
    expect(await gerda.locator('section[aria-labelledby="edits"] tbody tr').count()).toBe(20);
    await gerda.getByRole('button', { name: 'Übernehmen' }).click();
    await gerda.getByText('20 Felder in 20 Anwendungen sind geändert').waitFor();
    // The town sees what its provider has brought back.
    await anna.goto('/inventory?q=Amt+2');
    await anna.getByRole('link', { name: '7-Zip 23.01 (x64)' }).waitFor();
    await rm(folder, { recursive: true });
  },
);
