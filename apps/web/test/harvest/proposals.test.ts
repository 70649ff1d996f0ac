import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordFile } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import {
  addSource,
  changeSource,
  decide,
  mailOwner,
  propose,
  standingOf,
  viewOwner,
  viewProposals,
  viewSources,
} from '#lib/server/harvest/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { storeKinds } from '../store/stores.ts';

const guest = { account: null, authority: null, from: null };
const now = new Date();

describe.each(storeKinds())('proposals and owners in the $name store', (kind) => {
  let db: Database;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const mails = () =>
    db.asOperator((trx) => trx.selectFrom('job').selectAll().where('kind', '=', 'send-mail').execute());
  const decision = (id: number, accept: boolean, reason = '') => ({
    id,
    accept,
    reason,
    by: 'editor',
    now,
    mail: () => ({ subject: 'Vorschlag', text: 'Antwort' }),
  });

  it('wait for an editor; what is accepted becomes a source and is harvested at once', async () => {
    const url = 'https://forge.example/stadt/baum';
    const proposed = await propose(db, guest, {
      kind: 'repository',
      url: `${url}/`,
      email: 'a@stadt.example',
    });
    expect(await propose(db, guest, { kind: 'repository', url })).toEqual({ ok: true, id: null });
    expect(await standingOf(db, url)).toMatchObject({ entry: null, outcome: null, proposal: 'waiting' });
    const id = proposed.ok ? (proposed.id ?? 0) : 0;
    expect(await decide(db, decision(id, true))).toBe(true);
    expect(await decide(db, decision(id, false, 'zu spät'))).toBe(false);
    expect((await viewSources(db, 0)).sources).toMatchObject([
      { kind: 'repository', url, run: { state: 'waiting' } },
    ]);
    expect(await viewProposals(db)).toMatchObject({ waiting: [], decided: [{ state: 'accepted' }] });
    expect(await mails()).toHaveLength(1);
  });

  it('are refused with a reason only, which their owner can read', async () => {
    const url = 'https://forge.example/stadt/unpassend';
    const proposed = await propose(db, guest, { kind: 'repository', url });
    const id = proposed.ok ? (proposed.id ?? 0) : 0;
    expect(await decide(db, decision(id, false, ' '))).toBe(false);
    expect(await decide(db, decision(id, false, 'Kein Code'))).toBe(true);
    expect(await standingOf(db, url)).toMatchObject({ proposal: 'refused', reason: 'Kein Code' });
  });

  it('name a place of public code, and leave what is none', async () => {
    for (const url of ['', 'x', 'http://forge.example/a/b', 'https://forge.example', 'file:///etc/passwd'])
      expect(await propose(db, guest, { kind: 'repository', url })).toMatchObject({ problem: 'fields' });
  });

  it('are few from one network', async () => {
    const from = { secret: 'a secret of at least thirty-two characters', address: '203.0.113.9' };
    const outcomes = [];
    for (let number = 0; number < 12; number += 1)
      outcomes.push(
        await propose(
          db,
          { ...guest, from },
          { kind: 'repository', url: `https://forge.example/x/${number}` },
        ),
      );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(10);
    expect(outcomes.at(-1)).toMatchObject({ problem: 'too-often' });
  });

  it('an owner reads in their language what is wrong, and gets one mail for a file, if an editor allows it', async () => {
    const url = 'https://forge.example/stadt/fehlerhaft';
    const added = await addSource(db, 'local', { kind: 'repository', url });
    const source = added.ok ? added.id : 0;
    const contacts =
      'maintenance:\n  type: internal\n  contacts:\n    - {name: Erika, email: code@stadt.example}\n';
    const content = `name: Baum\nintendedAudience: {countries: [AT]}\n${contacts}`;
    const { id } = await db.asOperator(async (trx) => {
      const recorded = await recordFile(trx, { url, content, origin: 'harvest', now });
      const row = {
        url,
        host: 'forge.example',
        source_id: source,
        software_id: recorded.id,
        forge: 'gitlab',
      };
      await trx.insertInto('harvest_repository').values(row).execute();
      return recorded;
    });
    const page = 'https://katalog.example/seite';
    const view = await viewOwner(db, id, 'en', page);
    expect(view).toMatchObject({
      issue: { language: 'de' },
      newIssue: `${url}/-/issues/new`,
      addresses: ['code@stadt.example'],
      mayMail: false,
    });
    expect(view?.issue.text).toContain(page);
    expect(view?.issue.text).toContain('publiccodeYmlVersion');
    expect(await viewOwner(db, id, 'de', page, 'en')).toMatchObject({ issue: { language: 'en' } });
    expect(await mailOwner(db, id, page)).toBe('not-allowed');
    await changeSource(db, source, { may_mail: true });
    const before = (await mails()).length;
    expect(await mailOwner(db, id, page)).toBe('mailed');
    expect(await mailOwner(db, id, page)).toBe('already');
    expect(await mails()).toHaveLength(before + 1);
    const valid = fileOf('Baum', url);
    await db.asOperator((trx) => recordFile(trx, { url, content: valid, origin: 'harvest', now }));
    expect(await mailOwner(db, id, page)).toBe('nothing-wrong');
    expect(await standingOf(db, url)).toMatchObject({ entry: { standing: 'valid' } });
  });
});
