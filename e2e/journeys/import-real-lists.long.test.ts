import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { giveList, takeOver, whatCameIn } from '../harness/import-list.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';
import { root } from '../harness/server.ts';

const inventories = join(root, '../shared/data/inventories');

describe.skipIf(!existsSync(inventories))(
  'a real list (needs ../shared, which is not part of the repository)',
  () => {
    const lists = {
      'the IT standards of a federal agency': 'gsa-it-standards/it-standards_2018-04-05.csv',
      'the uninstall registry of real machines': 'windows-uninstall/glpi_agent_expected_softwares.csv',
    };
    for (const [what, file] of Object.entries(lists))
      journey(`comes in, is measured and can be undone: ${what}`, async ({ open }) => {
        const path = join(inventories, file);
        const page = await open();
        await actForOwnAuthority(page);
        await giveList(page, { path });
        await takeOver(page);
        const came = await whatCameIn(page);
        const lines = readFileSync(path, 'utf8').split('\n').length;
        expect(came.rows).toBeGreaterThan(lines * 0.5);
        expect(came.accepted! + came.folded! + came.rejected!).toBe(came.rows);
        expect(came.accepted).toBeGreaterThan(50);

        await page.goto('/');
        await page.getByRole('heading', { level: 1, name: /Meine Verwaltung .* von 100/ }).waitFor();
        const report = await page.goto('/report');
        expect(report?.status()).toBe(200);

        await page.goto('/inventory/import');
        await page.getByRole('row').getByRole('link').first().click();
        await page.getByRole('button', { name: 'Import zurücknehmen' }).click();
        await page.getByText('Der Import ist zurückgenommen.').waitFor();
      });
  },
);
