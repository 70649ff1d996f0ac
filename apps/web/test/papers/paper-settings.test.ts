import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Actor, type Database } from '#lib/server/database/index.ts';
import {
  describePapers,
  headOf,
  letterheadOf,
  logoOf,
  paperSettings,
  paperTemplateOf,
  samplePaper,
  viewPaperSettings,
} from '#lib/server/papers/index.ts';
import { png, svg } from '../media/make-pictures.ts';
import { createTown } from '../store/create-town.ts';
import { storeKinds } from '../store/stores.ts';

const given = {
  name: '',
  lines: ['Amt 10', ' ', 'Markt 1\u202e'],
  footer: 'Musterstadt',
  logo_alt: 'Wappen',
  fields: [
    { label: 'Aktenzeichen', fill: 'text', text: '' },
    { label: '', fill: 'text', text: 'entfällt' },
    { label: 'Amt', fill: 'text', text: 'Amt 10' },
    { label: 'Datum', fill: 'date', text: '' },
  ],
};
const settings = paperSettings.parse(given);

describe.each(storeKinds())('the papers of an authority in the $name store', (kind) => {
  let db: Database;
  let town: Actor;
  let other: Actor;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
    town = await createTown(db, 'Hüben');
    other = await createTown(db, 'Drüben');
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it('begin with its name and the usual fields, before it has said anything', async () => {
    const view = await viewPaperSettings(db, town, 'de');
    expect(view).toMatchObject({ revision: 0, hasLogo: false, lines: [] });
    expect(view.fields[0]?.label).toBe('Drucksachennummer');
    expect(await db.asActor(town, (trx) => letterheadOf(trx, town.authority))).toEqual({
      authority: 'Hüben',
      lines: [],
      logo: null,
      footer: '',
    });
  });

  it('bear its letterhead and its fields from then on, and no other authority sees them', async () => {
    expect(await describePapers(db, town, settings, 0, svg('<rect width="200" height="100"/>'))).toEqual({
      ok: true,
    });
    const letterhead = await db.asActor(town, (trx) => letterheadOf(trx, town.authority));
    expect(letterhead).toMatchObject({ authority: 'Hüben', lines: ['Amt 10', 'Markt 1'] });
    expect(letterhead.logo?.type).toBe('image/png');
    expect(Buffer.from(letterhead.logo?.bytes.slice(1, 4) ?? []).toString()).toBe('PNG');
    const template = await db.asActor(town, (trx) => paperTemplateOf(trx, town.authority, 'de'));
    expect(template.map(({ label }) => label)).toEqual(['Aktenzeichen', 'Amt', 'Datum']);
    expect(await logoOf(db, other)).toBeNull();
    expect((await viewPaperSettings(db, other, 'de')).revision).toBe(0);
  });

  it('keep their logo when only words change, and lose it when it is taken away', async () => {
    await describePapers(db, town, { ...settings, footer: 'neu' }, 1);
    expect((await viewPaperSettings(db, town, 'de')).hasLogo).toBe(true);
    await describePapers(db, town, settings, 2, null);
    expect((await viewPaperSettings(db, town, 'de')).hasLogo).toBe(false);
  });

  it('are not overwritten by somebody who has seen an older state', async () => {
    expect(await describePapers(db, town, settings, 1)).toEqual({ ok: false, problem: 'changed-meanwhile' });
    expect(await describePapers(db, town, settings, 0)).toEqual({ ok: false, problem: 'changed-meanwhile' });
  });

  it('take no file that is not a picture, and none that is too large', async () => {
    const { revision } = await viewPaperSettings(db, town, 'de');
    expect(await describePapers(db, town, settings, revision, Buffer.from('%PDF-1.7'))).toEqual({
      ok: false,
      problem: 'no-picture',
    });
    expect(await describePapers(db, town, settings, revision, new Uint8Array(1_000_001))).toEqual({
      ok: false,
      problem: 'logo-too-large',
    });
    expect(await describePapers(db, town, settings, revision, png(20, 20))).toEqual({ ok: true });
  });

  it('are shown by a sample paper', async () => {
    const paper = await samplePaper(db, town, 'de', '2026-11-22');
    expect(paper.letterhead.authority).toBe('Hüben');
    expect(paper.blocks).toContainEqual(
      expect.objectContaining({
        kind: 'facts',
        rows: [
          { label: 'Aktenzeichen', value: [{ placeholder: 'Aktenzeichen' }] },
          { label: 'Amt', value: ['Amt 10'] },
          { label: 'Datum', value: ['22.11.2026'] },
        ],
      }),
    );
  });
});

it('what is longer than a letterhead has room for is refused by field', () => {
  const wrong = { ...given, lines: Array.from({ length: 9 }, () => 'x'), footer: 'x'.repeat(201) };
  const parsed = paperSettings.safeParse(wrong);
  expect(new Set(parsed.error?.issues.map(({ path }) => path[0]))).toEqual(new Set(['lines', 'footer']));
});

it('a field that nothing fills is a place to fill in', () => {
  const template = [{ label: 'Betreff', fill: 'subject' as const, text: '' }];
  expect(headOf(template, { date: '', subject: '', publicity: '' }).rows[0]?.value).toEqual([
    { placeholder: 'Betreff' },
  ]);
});
