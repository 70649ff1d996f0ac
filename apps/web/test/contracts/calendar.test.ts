import { describe, expect, it } from 'vitest';
import { hashToken } from '#lib/server/accounts/index.ts';
import { localIdentity } from '#lib/server/accounts/local-authorities.ts';
import type { Identity } from '#lib/server/accounts/index.ts';
import {
  addContract,
  calendarAt,
  contractFields,
  editContract,
  fieldsOf,
  makeCalendar,
  remindOfNotices,
  removeContract,
  revokeCalendar,
  subscriptionOf,
  viewContract,
  wishMails,
} from '#lib/server/contracts/index.ts';
import { writeCalendar } from '#lib/server/contracts/ics.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore } from '../use-cases/given.ts';
import { readCalendar } from './read-calendar.ts';

const origin = new URL('https://allmende.example');
const months = (from: Date, count: number): string => {
  const day = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, 28));
  return day.toISOString().slice(0, 10);
};

describe.each(storeKinds())('the calendar of notice dates on the $name store', (kind) => {
  const given = givenStore(kind);
  let people = 0;

  /** Somebody who leads the IT of a town of their own. */
  async function somebody(): Promise<{ identity: Identity; email: string }> {
    const { authority } = await given.newTown();
    const email = `person${++people}@stadt.example`;
    const account = await given.db.asOperator(async (trx) => {
      const { id } = await trx
        .insertInto('account')
        .values({ name: 'Erika', email, password_hash: null, totp_secret: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      await trx
        .insertInto('membership')
        .values({ account_id: id, authority_id: authority, role: 'it-leitung', granted_by: 'local' })
        .execute();
      return id;
    });
    const local = await localIdentity(given.db, String(authority));
    return { identity: { ...local, id: account, via: 'session' }, email };
  }
  async function contract(identity: Identity, stated: Record<string, unknown>): Promise<number> {
    const added = await addContract(given.db, identity, contractFields.parse(stated));
    if (!added.ok) throw new Error(added.problem);
    return added.id;
  }
  const at = (secret: string) => calendarAt(given.db, secret, origin);

  it('tells the dates with alarms, and no price', async () => {
    const { identity } = await somebody();
    const title =
      'Pflege; „Einwohner“, Teil 1\\2\nmit einem sehr langen Namen, der über 75 Oktette hinausgeht – ÄÖÜ 🏛️🏛️🏛️';
    const end = `${new Date().getUTCFullYear() + 2}-12-31`;
    const id = await contract(identity, {
      title,
      partner: 'Beispiel; GmbH',
      end,
      noticeMonths: 3,
      costCents: 987654,
      note: 'geheim',
    });
    const secret = await makeCalendar(given.db, identity, 'de');
    expect(secret).toMatch(/^[\w-]{43}$/);
    const text = (await at(secret)) ?? '';
    expect(await at(secret), 'the same bytes').toBe(text);
    expect(text).not.toMatch(/9876|9\.876|geheim/);
    const calendar = readCalendar(text);
    const [event, ...others] = calendar.parts;
    expect(others).toEqual([]);
    const value = (name: string) => event?.properties.get(name)?.value;
    const by = `${Number(end.slice(0, 4))}0930`;
    expect(value('DTSTART')).toBe(by);
    expect(event?.properties.get('DTSTART')?.parameters).toBe(';VALUE=DATE');
    expect(value('DTEND')).toBe(`${Number(end.slice(0, 4))}1001`);
    expect(value('UID')).toBe(`contract-${id}@allmende.example`);
    expect(value('SUMMARY')).toContain(title.trim());
    expect(value('DESCRIPTION')).toContain('Beispiel; GmbH');
    expect(value('DTSTAMP')).toMatch(/^\d{8}T\d{6}Z$/);
    expect(
      event?.parts.map(({ name, properties }) => [
        name,
        properties.get('TRIGGER')?.value,
        properties.get('ACTION')?.value,
      ]),
    ).toEqual([
      ['VALARM', `${Number(end.slice(0, 4)) - 1}0930T080000Z`, 'DISPLAY'],
      ['VALARM', `${end.slice(0, 4)}0331T080000Z`, 'DISPLAY'],
      ['VALARM', `${end.slice(0, 4)}0630T080000Z`, 'DISPLAY'],
    ]);
    // It moves with the contract and stays the same event; it goes with it.
    const view = await viewContract(given.db, identity, id);
    if (!view || 'removed' in view) throw new Error('not there');
    await editContract(given.db, identity, id, view.contract.revision, {
      ...fieldsOf(view.contract),
      noticeMonths: 6,
    });
    const moved = readCalendar((await at(secret)) ?? '').parts[0];
    expect(moved?.properties.get('UID')?.value).toBe(value('UID'));
    expect(moved?.properties.get('DTSTART')?.value).toBe(`${end.slice(0, 4)}0630`);
    await removeContract(given.db, identity, id);
    expect(readCalendar((await at(secret)) ?? '').parts.map(({ name }) => name)).toEqual(['VTIMEZONE']);
  });

  it('is open at its newest address alone, until that is blocked or its person may no longer read', async () => {
    const { identity } = await somebody();
    const first = await makeCalendar(given.db, identity, 'de');
    const second = await makeCalendar(given.db, identity, 'en');
    expect(await at(first)).toBeNull();
    expect(await at(second)).toContain('Notice dates');
    expect(await at('x')).toBeNull();
    expect(await at(`${second.slice(0, 42)}${second.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    const kept = await given.db.asOperator((trx) =>
      trx
        .selectFrom('contract_subscription')
        .selectAll()
        .where('account_id', '=', identity.id)
        .executeTakeFirstOrThrow(),
    );
    expect(JSON.stringify(kept)).not.toContain(second);
    expect(Buffer.from(kept.calendar_hash ?? []).equals(Buffer.from(hashToken(second)))).toBe(true);
    await revokeCalendar(given.db, identity);
    expect(await at(second)).toBeNull();
    expect((await subscriptionOf(given.db, identity)).calendarSince).toBeNull();
    const third = await makeCalendar(given.db, identity, 'de');
    expect(await at(third)).not.toBeNull();
    await given.db.asOperator((trx) =>
      trx.deleteFrom('membership').where('account_id', '=', identity.id).execute(),
    );
    expect(await at(third)).toBeNull();
  });

  it('reminds by mail who wants it, once for each date and step, without prices', async () => {
    const { identity, email } = await somebody();
    const silent = await somebody();
    const now = new Date('2027-01-15T03:00:00Z');
    const later = (count: number) => new Date(`${months(now, count).slice(0, 8)}15T03:00:00Z`);
    const signIn = {
      origin,
      proxyHops: 0,
      secret: 's',
      mail: { url: 'smtp://127.0.0.1:1', from: 'allmende@stadt.example' },
      oidc: null,
    };
    for (const each of [identity, silent.identity])
      await contract(each, { title: 'Pflege GIS', end: '2028-03-31', noticeMonths: 3, costCents: 4711_00 });
    const mails = async (address = email) =>
      (
        await given.db.asOperator((trx) =>
          trx.selectFrom('job').select('payload').where('kind', '=', 'send-mail').orderBy('id').execute(),
        )
      )
        .map(({ payload }) => payload as { to: { email: string }; subject: string; text: string })
        .filter(({ to }) => to.email === address);
    const night = (date: Date) => remindOfNotices(given.db, signIn, date);
    await night(now);
    expect(await mails()).toEqual([]);
    await wishMails(given.db, identity, true, 'de');
    await remindOfNotices(given.db, { ...signIn, mail: null }, now);
    expect(await mails()).toEqual([]);
    await night(now);
    await night(now);
    expect((await mails()).map(({ subject }) => subject)).toEqual([
      'Kündigungsfrist in 12 Monaten: Pflege GIS',
    ]);
    await night(later(3));
    expect(await mails()).toHaveLength(1);
    await night(later(6));
    await night(later(7));
    await night(later(9));
    await night(later(10));
    expect((await mails()).map(({ subject }) => subject.slice(0, 28))).toEqual([
      'Kündigungsfrist in 12 Monate',
      'Kündigungsfrist in 6 Monaten',
      'Kündigungsfrist in 3 Monaten',
    ]);
    const [mail] = await mails();
    expect(mail?.text).toContain('Pflege GIS: kündbar bis 31.12.2027');
    expect(mail?.text).toContain('https://allmende.example/inventory/contracts/notices');
    expect(JSON.stringify(await mails())).not.toContain('4711');
    expect(await mails(silent.email)).toEqual([]);
    await wishMails(given.db, identity, false, 'de');
    await contract(identity, { title: 'Neu', end: '2028-03-31', noticeMonths: 3 });
    await night(later(9));
    expect(await mails()).toHaveLength(3);
    // Whoever has left is told nothing, whatever they wished.
    await wishMails(given.db, identity, true, 'en');
    await given.db.asOperator((trx) =>
      trx.deleteFrom('membership').where('account_id', '=', identity.id).execute(),
    );
    await night(later(9));
    expect(await mails()).toHaveLength(3);
  });
});

describe('a calendar file', () => {
  it('keeps to the letter of RFC 5545 whatever the texts hold', () => {
    let state = 7;
    const random = (below: number): number => (state = (state * 48271) % 2147483647) % below;
    const signs = [...'a;,\\:"\n\r\té🏛️ – \u0000\u0007\u2028'];
    for (let turn = 0; turn < 500; turn++) {
      const text = Array.from({ length: random(200) }, () => signs[random(signs.length)]).join('');
      const day = {
        uid: 'x@y',
        date: '2028-02-29',
        summary: text,
        description: text,
        url: null,
        changedAt: '2026-11-22T12:00:00.123Z',
        alarms: [{ date: '2027-02-28', text }],
      };
      const [event] = readCalendar(writeCalendar(text, [day, day])).parts;
      const plain = text.replace(/\r\n?/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ');
      expect(event?.properties.get('SUMMARY')?.value).toBe(plain);
      expect(event?.properties.get('DTEND')?.value).toBe('20280301');
      expect(event?.properties.get('DTSTAMP')?.value).toBe('20261122T120000Z');
    }
  });
});
