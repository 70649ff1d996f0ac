import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStoreError } from '#lib/server/database/index.ts';
import {
  contactOf,
  pageText,
  problemReports,
  reportProblem,
  saveSiteTexts,
  securityTxt,
  settleReport,
  siteTexts,
} from '#lib/server/site/index.ts';
import { textBlocks } from '#lib/server/site/text-blocks.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';

const operator = { id: 'local' };
const report = {
  kind: 'accessibility',
  message: 'Der Bericht öffnet sich nicht.',
  page: '/report',
  replyTo: '',
};

describe.each(storeKinds())('texts of the operator in the $name store', (kind) => {
  const given = givenStore(kind);

  it('are missing at first, and then what was saved, in the other language where one is missing', async () => {
    const { db } = given;
    expect(await siteTexts(db)).toEqual({});
    expect(await pageText(db, 'imprint', 'de')).toBeNull();
    expect(await contactOf(db, 'contact')).toBeNull();

    await saveSiteTexts(db, operator, {
      'imprint-de': 'Stadt Beispiel\r\nRathausplatz 1',
      contact: 'it@stadt.example',
    });
    expect(await siteTexts(db)).toEqual({
      'imprint-de': 'Stadt Beispiel\nRathausplatz 1',
      contact: 'it@stadt.example',
    });
    expect(await pageText(db, 'imprint', 'en')).toMatchObject({ language: 'de' });
    expect(await contactOf(db, 'contact')).toBe('it@stadt.example');

    await saveSiteTexts(db, operator, { 'imprint-de': 'Neu', 'imprint-en': 'New' });
    expect(await pageText(db, 'imprint', 'en')).toEqual({
      language: 'en',
      blocks: [{ lines: [[{ text: 'New' }]] }],
    });
    expect(await contactOf(db, 'contact')).toBeNull();
  });

  it('are refused as a whole where a contact cannot be meant', async () => {
    const { db } = given;
    for (const contact of [
      'javascript:alert(1)',
      'http://stadt.example',
      'https://',
      'it@stadt.example\nExpires: 2099-01-01T00:00:00Z',
      'it@stadt',
      'x',
      `${'a'.repeat(300)}@stadt.example`,
    ])
      expect(
        await saveSiteTexts(db, operator, { 'security-contact': contact, 'privacy-de': 'Text' }),
        contact,
      ).toEqual({ ok: false, fields: ['security-contact'] });
    expect(await saveSiteTexts(db, operator, { 'privacy-de': 'a'.repeat(60_001) })).toEqual({
      ok: false,
      fields: ['privacy-de'],
    });
    expect(await pageText(db, 'privacy', 'de')).toBeNull();
  });

  it('are read by everybody and written by the operator alone', async () => {
    const { db } = given;
    const actor = await given.newTown();
    await saveSiteTexts(db, operator, { 'imprint-de': 'Unser Impressum' });
    const read = await db.asActor(actor, (trx) => trx.selectFrom('site_text').select('body').execute());
    expect(read).toEqual([{ body: 'Unser Impressum' }]);
    const refused = (error: unknown) => isStoreError(error, '42501');
    await expect(
      db.asActor(actor, (trx) => trx.updateTable('site_text').set({ body: 'Fremd' }).execute()),
    ).rejects.toSatisfy(refused);
    await expect(db.asActor(actor, (trx) => trx.deleteFrom('site_text').execute())).rejects.toSatisfy(
      refused,
    );
    await expect(
      db.asActor(actor, (trx) => trx.selectFrom('problem_report').selectAll().execute()),
    ).rejects.toSatisfy(refused);
  });

  it('keep what people report until it is dealt with', async () => {
    const { db } = given;
    expect(await reportProblem(db, { ...report, message: 'zu kurz' }, { mails: false, from: null })).toEqual({
      ok: false,
      problem: 'fields',
      fields: ['message'],
    });
    expect(
      await reportProblem(
        db,
        { ...report, replyTo: 'a@b.example\r\nBcc: x@y.example' },
        { mails: false, from: null },
      ),
    ).toMatchObject({
      fields: ['replyTo'],
    });
    const first = await reportProblem(db, report, { mails: false, from: null });
    const second = await reportProblem(db, { ...report, kind: 'content' }, { mails: false, from: null });
    expect((await problemReports(db)).map(({ kind, page, reply_to }) => ({ kind, page, reply_to }))).toEqual([
      { kind: 'content', page: '/report', reply_to: null },
      { kind: 'accessibility', page: '/report', reply_to: null },
    ]);
    if (!first.ok || !second.ok) throw new Error('both were right');
    await settleReport(db, second.id);
    expect((await problemReports(db)).map(({ id }) => id)).toEqual([first.id]);
    await settleReport(db, first.id);
    expect(await problemReports(db)).toEqual([]);
  });

  it('take no flood of reports', async () => {
    const { db } = given;
    for (let at = 0; at < 200; at += 1)
      expect(await reportProblem(db, report, { mails: false, from: null })).toMatchObject({ ok: true });
    expect(await reportProblem(db, report, { mails: false, from: null })).toEqual({
      ok: false,
      problem: 'too-many',
    });
    for (const { id } of await problemReports(db)) await settleReport(db, id);
  });

  it('take a few reports from each network, whatever others send', async () => {
    const { db } = given;
    const send = (address: string) =>
      reportProblem(db, report, { mails: false, from: { secret: 'a secret of the test', address } });
    for (let at = 0; at < 5; at += 1)
      expect(await send(`2001:db8:1:1::${at + 1}`)).toMatchObject({ ok: true });
    const refused = await send('2001:db8:1:1::99');
    expect(refused).toEqual({ ok: false, problem: 'too-often', retryAfter: expect.any(Number) });
    const { retryAfter } = refused as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(600);
    expect(retryAfter).toBeLessThanOrEqual(720);
    expect(await send('2001:db8:1:2::1')).toMatchObject({ ok: true });
    for (const { id } of await problemReports(db)) await settleReport(db, id);
  });

  it('have reports mailed to the contact, where there is mail and the contact is an address of mail', async () => {
    const { db } = given;
    const mails = () =>
      db.asOperator((trx) =>
        trx.selectFrom('job').select('payload').where('kind', '=', 'send-mail').execute(),
      );
    await saveSiteTexts(db, operator, { contact: 'https://stadt.example/kontakt' });
    await reportProblem(db, report, { mails: true, from: null });
    await saveSiteTexts(db, operator, { contact: 'it@stadt.example' });
    await reportProblem(db, report, { mails: false, from: null });
    expect(await mails()).toEqual([]);
    await reportProblem(db, { ...report, replyTo: 'ich@example.org' }, { mails: true, from: null });
    expect(await mails()).toEqual([
      {
        payload: expect.objectContaining({
          to: { email: 'it@stadt.example', name: '' },
          text: expect.stringMatching(
            /\/report\nAntwort an ich@example\.org\n\nDer Bericht öffnet sich nicht\./,
          ),
        }),
      },
    ]);
  });
});

describe('a text of the operator', () => {
  it('has paragraphs, lines, headings and links, and nothing else', () => {
    expect(
      textBlocks(
        '# Kontakt\n\nStadt Beispiel\nit@stadt.example.\n\n\nSiehe https://stadt.example/a?b=c, bitte.',
      ),
    ).toEqual([
      { heading: 'Kontakt' },
      {
        lines: [
          [{ text: 'Stadt Beispiel' }],
          [{ text: 'it@stadt.example', href: 'mailto:it@stadt.example' }, { text: '.' }],
        ],
      },
      {
        lines: [
          [
            { text: 'Siehe ' },
            { text: 'https://stadt.example/a?b=c', href: 'https://stadt.example/a?b=c' },
            { text: ', bitte.' },
          ],
        ],
      },
    ]);
    for (const text of [
      'javascript:alert(1)',
      '<a href="javascript:alert(1)">x</a>',
      '[x](javascript:alert(1))',
      'https://user:pass@evil.example',
      'data:text/html,x',
    ])
      expect(JSON.stringify(textBlocks(text)), text).not.toContain('"href"');
  });

  it('loses no word, and leads to web and mail addresses alone', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.constantFrom('https://a.example', 'b@c.example', '\n', ' ', '# ', 'javascript:', '"><', '.'),
            fc.string({ unit: 'grapheme' }),
          ),
        ),
        (pieces) => {
          const body = pieces.join('');
          const blocks = textBlocks(body);
          const parts = blocks.flatMap((block) =>
            'heading' in block ? [{ text: block.heading }] : block.lines.flat(),
          );
          const bare = (text: string) => text.replace(/[\s#]/gu, '');
          expect(bare(parts.map(({ text }) => text).join(''))).toBe(bare(body));
          for (const part of parts)
            if ('href' in part) expect(part.href).toMatch(/^(https?:\/\/|mailto:)[^\s"<>]+$/);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

it('security.txt has what RFC 9116 asks for and is never out of date', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
      (now) => {
        const lines = securityTxt('it@stadt.example', 'https://allmende.stadt.example', now)
          .trimEnd()
          .split('\n');
        const fields = Object.fromEntries(lines.map((line) => /^([\w-]+): (.+)$/.exec(line)?.slice(1) ?? []));
        expect(fields).toMatchObject({
          Contact: 'mailto:it@stadt.example',
          Canonical: 'https://allmende.stadt.example/.well-known/security.txt',
        });
        expect(fields['Expires']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        const left = (Date.parse(String(fields['Expires'])) - now.getTime()) / 86_400_000;
        expect(left).toBeGreaterThan(88);
        expect(left).toBeLessThanOrEqual(90);
      },
    ),
  );
});
