import { sql } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Released declarations that are over, or whose authority, entry or public row is gone; for the operator. */
export async function dueDeclarations(trx: Transaction, today: string) {
  return trx
    .selectFrom('use_declaration')
    .innerJoin('authority', 'authority.id', 'use_declaration.authority_id')
    .leftJoin('published_use', 'published_use.id', 'use_declaration.published_id')
    .select([
      'use_declaration.id',
      'use_declaration.authority_id',
      'use_declaration.published_id',
      'use_declaration.subject_name',
      sql<boolean>`coalesce(use_declaration.valid_until < ${today}::date, true)`.as('isOver'),
    ])
    .where('use_declaration.state', '=', 'released')
    .where((eb) =>
      eb.or([
        eb('use_declaration.valid_until', '<', today),
        eb('authority.ended_on', 'is not', null),
        eb('published_use.id', 'is', null),
      ]),
    )
    .orderBy('use_declaration.id')
    .execute();
}

/** Own uses that no declaration stands behind any more (its authority was deleted), and foreign ones that are over. */
export async function deleteStrayUses(trx: Transaction, today: string): Promise<void> {
  await trx
    .deleteFrom('published_use')
    .where((eb) =>
      eb.or([
        eb('expires_on', '<', today),
        eb.and([
          eb('origin_url', 'is', null),
          eb('id', 'not in', (inner) =>
            inner
              .selectFrom('use_declaration')
              .select('published_id')
              .where('published_id', 'is not', null)
              .$castTo<{ published_id: string }>(),
          ),
        ]),
      ]),
    )
    .execute();
}

/** Releases that end until this day and of which nobody was told. */
export async function endingDeclarations(trx: Transaction, until: string) {
  return trx
    .selectFrom('use_declaration')
    .select(['id', 'authority_id', 'subject_name', 'valid_until'])
    .where('state', '=', 'released')
    .where('valid_until', '<=', until)
    .where('reminded_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Who can renew a release of this authority and has an address. */
export async function releasersOf(
  trx: Transaction,
  authority: number,
): Promise<{ account: string; name: string; email: string }[]> {
  return trx
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select(['account.id as account', 'account.name', 'account.email'])
    .distinct()
    .where('membership.authority_id', '=', authority)
    .where('membership.role', 'in', ['leitung', 'it-leitung'])
    .where('account.active', '=', true)
    .where('account.email', 'is not', null)
    .where((eb) =>
      eb.or([eb('membership.expires_at', 'is', null), eb('membership.expires_at', '>', sql<Date>`now()`)]),
    )
    .$narrowType<{ email: string }>()
    .execute();
}
