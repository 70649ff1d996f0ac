import { noticeDate } from '@allmende/planner';
import {
  actorFor,
  hashToken,
  identityOf,
  localAuthorities,
  may,
  newToken,
  type Identity,
} from '#lib/server/accounts/index.ts';
import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { NoticeDate } from './contract.ts';
import { writeCalendar } from './ics.ts';
import { dateOf } from './list-contracts.ts';
import { noticeDates } from './notice-dates.ts';
import { readSubscription, subscriptionByHash, upsertSubscription } from './store/subscriptions.ts';

/** How many months before a notice date somebody is told. */
export const REMINDER_STEPS = [12, 6, 3] as const;

/**
 * Makes a secret address for this person's calendar of the authority; one that was made before is no longer valid.
 *
 * @returns what stands in the address; only its hash is kept
 */
export async function makeCalendar(db: Database, identity: Identity, language: Language): Promise<string> {
  const { token, hash } = newToken();
  await setCalendar(db, identity, { calendar_hash: hash, calendar_made_at: new Date(), language });
  return token;
}

/** Ends the calendar's address. */
export async function revokeCalendar(db: Database, identity: Identity): Promise<void> {
  await setCalendar(db, identity, { calendar_hash: null, calendar_made_at: null });
}

async function setCalendar(
  db: Database,
  identity: Identity,
  set: Parameters<typeof upsertSubscription>[2],
): Promise<void> {
  const { id, authority } = identity;
  await db.asActor(identity, async (trx) => {
    const before = await readSubscription(trx, authority, id);
    await upsertSubscription(trx, { authority_id: authority, account_id: id }, set);
    const has = (hash: Uint8Array | null | undefined) => ({ calendar: hash ? 'address' : null });
    noteChange(trx, {
      subject: `account:${id}`,
      before: has(before?.calendar_hash),
      after: has(set.calendar_hash),
    });
  });
}

/**
 * The calendar at a secret address, as its person may see it at this moment; null where the address is not valid, or the
 * person may no longer read the inventory.
 *
 * @param origin where the instance is reached
 * @param isLocal whether whoever reaches it is its one person
 * @example await calendarAt(db, params.secret, signIn.origin)
 */
export async function calendarAt(
  db: Database,
  secret: string,
  origin: URL,
  isLocal = false,
): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(secret)) return null;
  const wish = await db.asOperator((trx) => subscriptionByHash(trx, hashToken(secret)));
  if (!wish) return null;
  const reader = await readerOf(db, wish.account_id, wish.authority_id, isLocal);
  if (!reader) return null;
  const dates = await db.asActor(reader.actor, async (trx) =>
    noticeDates(trx, await dateOf(trx, reader.actor)),
  );
  const t = texts(wish.language).contracts;
  return writeCalendar(
    t.calendarName(reader.authority),
    dates.map((date) => dayOf(date, wish.language, origin)),
  );
}

/** Somebody who may read the inventory of an authority now, whenever they asked for it; else null. */
export async function readerOf(
  db: Database,
  account: string,
  authority: number,
  isLocal: boolean,
): Promise<{ actor: Actor; authority: string } | null> {
  if (account === 'local') {
    const own = isLocal && (await localAuthorities(db)).find(({ id }) => id === authority);
    return own ? { actor: actorFor(authority), authority: own.name } : null;
  }
  const identity = await identityOf(db, account, authority, { via: 'token', session: null });
  if (!identity || identity.authority !== authority || !may(identity, 'inventory:read')) return null;
  return { actor: identity, authority: identity.choices.find(({ id }) => id === authority)?.name ?? '' };
}

/** What tells one notice date from another, also after it moved: its contract, else its application. */
export function subjectOf({ contractId, applications }: NoticeDate): string {
  return contractId === null ? `application:${applications[0]?.id}` : `contract:${contractId}`;
}

function dayOf(date: NoticeDate, language: Language, { hostname, origin }: URL) {
  const t = texts(language).contracts;
  const subject = subjectOf(date);
  const [kind, id] = subject.split(':');
  return {
    uid: `${subject.replace(':', '-')}@${hostname}`,
    date: date.noticeDate,
    summary: t.calendarSummary(date.title),
    description: t.calendarDescription({
      end: formatter(language).date(date.end),
      partner: date.partner,
      applications: date.applications.map(({ name }) => name),
    }),
    url: `${origin}/inventory/${kind === 'contract' ? 'contracts' : 'applications'}/${id}`,
    changedAt: date.changedAt,
    alarms: REMINDER_STEPS.map((months) => ({
      date: noticeDate(date.noticeDate, months),
      text: t.calendarAlarm(date.title, months),
    })),
  };
}
