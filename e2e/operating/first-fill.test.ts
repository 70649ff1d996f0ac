import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { allmende } from '../harness/command-line.ts';
import { startServer } from '../harness/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'allmende-filling-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('allmende import', { timeout: 120_000 }, () => {
  it('fills the inventories of the towns whose keys the files of a folder bear, and says which it left', async () => {
    const data = join(folder, 'data');
    await cp(inject('preparedStore'), data, { recursive: true });
    const server = await startServer(data);
    const { origin } = server;
    for (const [name, key] of [
      ['Erststadt', 'e-1'],
      ['Zweitstadt', 'e-2'],
    ]) {
      const body = new URLSearchParams({ name: name ?? '', key: key ?? '', kind: 'municipality' });
      const made = await fetch(`${origin}/operate/authorities/new`, {
        method: 'POST',
        body,
        headers: { origin, accept: 'text/html' },
        redirect: 'manual',
      });
      expect(made.status).toBe(303);
    }
    const lists = join(folder, 'lists');
    mkdirSync(lists);
    const rows = 'Anwendung;Hersteller;Anzahl Nutzer\nNextcloud;Nextcloud GmbH;40\nOK.EWO;AKDB;12\n';
    writeFileSync(join(lists, 'e-1 Erststadt.csv'), rows);
    writeFileSync(join(lists, 'e-2.csv'), `${rows}Nie gehört;;3\n`);
    writeFileSync(join(lists, 'e-3.csv'), rows);
    writeFileSync(join(lists, 'kaputt.xlsx'), 'PK\u0003\u0004kaputt');

    const reach = { ALLMENDE_SERVER: origin };
    const first = await allmende(['import', lists], reach);
    expect(first.code).toBe(1);
    expect(first.out).toContain('2 Bestände gefüllt: 5 Zeilen, 5 Anwendungen');
    expect(first.err).toContain('e-3.csv: ausgelassen: Keine Stelle hat diesen Schlüssel.');
    expect(first.err).toMatch(/kaputt\.xlsx: \S/);

    const again = await allmende(['import', lists, '--json'], reach);
    expect(JSON.parse(again.out)).toMatchObject({
      ok: false,
      towns: 0,
      left: [{ reason: 'not-empty' }, { reason: 'not-empty' }, { reason: 'authority-unknown' }],
    });
    const page = await fetch(`${origin}/inventory`, { headers: { cookie: 'authority=3' } });
    expect(await page.text()).toContain('Nextcloud');
    await server.stop();
  });

  it('says what a folder must hold', async () => {
    const ended = await allmende(['import', join(folder, 'nirgends')], {});
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toContain('Jede Datei heißt nach dem Schlüssel ihrer Stelle.');
  });
});
