import type { PlaceIndex } from '@allmende/knowledge';
import { demand, type Identity } from '#lib/server/accounts/index.ts';
import { noteAuthority, noteChange } from '#lib/server/audit/index.ts';
import type { Database, UseItem } from '#lib/server/database/index.ts';
import { USE_ITEMS } from './declared-use.ts';
import { placeOf } from './place-of.ts';
import {
  lockDeclaration,
  markDeclaration,
  publicAuthority,
  publishUse,
  unpublishUse,
} from './store/published.ts';

/** How long a release counts unless it is renewed. */
export const YEARS_OF_RELEASE = 2;

export type ReleaseProblem = 'unknown' | 'ended' | 'confirm-security' | 'confirm' | 'future';
export type ReleasedUse = { ok: true; until: string } | { ok: false; problem: ReleaseProblem };

export interface Release {
  /** What may be seen beside the fact itself; whatever is not named stays inside. */
  items: readonly UseItem[];
  /** The person has said so. */
  confirmed: boolean;
  /** And once more, where the product protects the house. */
  confirmedSecurity: boolean;
}

const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

/** The same day so many years later; the 29th of February becomes the 28th. */
export function yearsLater(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) + years);
  const same = `${year}${day.slice(4)}`;
  return isoDay(new Date(`${same}T00:00:00Z`)) === same ? same : `${year}-02-28`;
}

/**
 * Makes a declaration public, for two years from today: the fact, the name and place of the authority, and the items
 * that are named. Releasing again replaces what was public, so it is how a release is renewed, widened or narrowed.
 * Throws for whoever may not release; a declaration of another authority is as unknown as one that does not exist.
 *
 * @example await releaseUse({ db, places }, identity, 7, { items: ['since'], confirmed: true, confirmedSecurity: false }, now)
 */
export async function releaseUse(
  { db, places }: { db: Database; places: PlaceIndex },
  identity: Identity,
  id: number,
  { items, confirmed, confirmedSecurity }: Release,
  now: Date,
): Promise<ReleasedUse> {
  demand(identity, 'use:release');
  const today = isoDay(now);
  return db.asOperator(async (trx) => {
    const stored = await lockDeclaration(trx, id, identity.authorities);
    if (!stored || (stored.software_id === null && stored.product_id === null))
      return { ok: false, problem: 'unknown' };
    if (!confirmed) return { ok: false, problem: 'confirm' };
    if (stored.is_security && !confirmedSecurity) return { ok: false, problem: 'confirm-security' };
    const authority = await publicAuthority(trx, stored.authority_id);
    if (authority.ended_on !== null) return { ok: false, problem: 'ended' };
    const shown = USE_ITEMS.filter((item) => items.includes(item) && stored[item] !== null);
    if (shown.includes('since') && (stored.since ?? '') > today) return { ok: false, problem: 'future' };
    const until = yearsLater(today, YEARS_OF_RELEASE);
    const role = identity.roles.find((each) => each === 'leitung' || each === 'it-leitung') ?? null;
    const only = <Item extends UseItem>(item: Item) => (shown.includes(item) ? stored[item] : null);
    if (stored.published_id !== null) await unpublishUse(trx, stored.published_id);
    const published = await publishUse(trx, {
      software_id: stored.software_id,
      product_id: stored.product_id,
      subject_name: stored.subject_name,
      authority_name: authority.name,
      place_key: placeOf(places, authority),
      is_sample: authority.sample,
      since: only('since'),
      version: only('version'),
      purpose: only('purpose'),
      operation: only('operation'),
      contact: only('contact'),
      verified_role: role,
      published_on: today,
      expires_on: until,
      origin_url: null,
      origin_id: null,
    });
    await markDeclaration(trx, id, {
      state: 'released',
      released: JSON.stringify(shown),
      published_id: published,
      verified_role: role,
      released_at: now,
      valid_until: until,
      reminded_at: null,
    });
    noteAuthority(trx, stored.authority_id);
    noteChange(trx, {
      subject: `use:${id}`,
      before: { state: stored.state, released: stored.released },
      after: { state: 'released', of: stored.subject_name, released: shown, until },
    });
    return { ok: true, until };
  });
}

/** Takes a release back at once; what was written down stays. False where nothing was public. */
export async function withdrawUse(db: Database, identity: Identity, id: number): Promise<boolean> {
  demand(identity, 'use:release');
  return db.asOperator(async (trx) => {
    const stored = await lockDeclaration(trx, id, identity.authorities);
    if (!stored?.published_id) return false;
    await unpublishUse(trx, stored.published_id);
    await markDeclaration(trx, id, { state: 'withdrawn', published_id: null, released: '[]' });
    noteAuthority(trx, stored.authority_id);
    noteChange(trx, {
      subject: `use:${id}`,
      before: { state: 'released', of: stored.subject_name, released: stored.released },
      after: { state: 'withdrawn' },
    });
    return true;
  });
}
