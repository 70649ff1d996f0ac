import { describe, expect } from 'vitest';
import { GlpiServer, softwareRows } from '../../apps/web/test/glpi/glpi-server.ts';
import { takeOver, whatCameIn } from '../harness/import-list.ts';
import { actForOwnAuthority, journey, untilAlive } from '../harness/journey.ts';
import { startServerOnCopy } from '../harness/server.ts';

const token = 'q56hqkniwot8wntb3z1qarka5atf365taaa2uyjrn';

const glpiJourney = journey
  .extend('server', { scope: 'file' }, async ({ preparedStore }, { onCleanup }) => {
    const server = await startServerOnCopy(preparedStore, { ALLMENDE_GLPI_HOSTS: '127.0.0.1' });
    onCleanup(async () => void (await server.stop()));
    return server;
  })
  .extend('glpi', { scope: 'file' }, async ({ preparedStore: _prepared }, { onCleanup }) => {
    const glpi = await GlpiServer.start({ software: softwareRows(300), userToken: token });
    onCleanup(() => glpi.stop());
    return glpi;
  });

describe('whoever keeps the software in GLPI', () => {
  glpiJourney('tests the connection and fetches the list without a file', async ({ open, glpi }) => {
    const page = await open();
    await actForOwnAuthority(page);
    await page.goto('/inventory/import/glpi');
    // Without its scripts the page comes back without the token, which has to be typed again.
    await untilAlive(page);
    await page.getByLabel('Adresse von GLPI').fill(glpi.address.href);
    await page.getByLabel('Persönliches Zugriffstoken').fill('falsch');
    await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
    await page.getByText('GLPI nimmt diese Anmeldung nicht an.').waitFor();

    await page.getByLabel('Persönliches Zugriffstoken').fill(token);
    await page.getByRole('button', { name: 'Verbindung prüfen' }).click();
    await page.getByText(/300 /).first().waitFor();
    await page.getByRole('button', { name: 'Liste holen' }).click();
    await page.getByRole('heading', { level: 1, name: /^Was erkannt wurde/ }).waitFor();
    expect(await page.content()).not.toContain('Erika Mustermann');
    await takeOver(page);
    expect(await whatCameIn(page)).toMatchObject({ rows: 300, rejected: 0 });
    expect(await page.content()).not.toContain(token);
  });
});
