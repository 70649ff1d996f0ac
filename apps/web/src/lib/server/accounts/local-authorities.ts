import { noteChange } from '#lib/server/audit/index.ts';
import type { Actor, AuthorityKind, Database } from '#lib/server/database/index.ts';
import type { Identity } from './identity.ts';
import { everyPermission } from './roles.ts';
import { allAuthorities, insertAuthority, updateAuthority, type Authority } from './store/authorities.ts';

/** Local mode has one person and no sign-in: whoever can reach the loopback address. */
const localPerson = { id: 'local', name: 'local' };

/** The authorities of this computer: the sample town, and the one whose own list comes in. */
export async function localAuthorities(db: Database): Promise<Authority[]> {
  return db.asOperator((trx) => allAuthorities(trx));
}

/** Acts for the chosen authority, else for the first; never for more than one at a time. */
export async function localIdentity(db: Database, chosen: string | undefined): Promise<Identity> {
  const authorities = await localAuthorities(db);
  const authority = authorities.find(({ id }) => String(id) === chosen) ?? authorities[0];
  if (!authority) throw new Error('There is no authority in the store; the first start creates them.');
  return {
    ...actorFor(authority.id),
    via: 'local',
    roles: [],
    instanceRoles: [],
    permissions: new Set(everyPermission),
    mandate: null,
    session: null,
    choices: authorities.map((each) => ({ ...each, through: null })),
  };
}

export function actorFor(authority: number): Actor {
  return { ...localPerson, authority, authorities: [authority] };
}

/** The id that a choice in the header means; `own` is the authority that is no sample. */
export async function chooseAuthority(db: Database, choice: string): Promise<number> {
  const authorities = await localAuthorities(db);
  const chosen =
    choice === 'own'
      ? authorities.find(({ sample }) => !sample)
      : authorities.find(({ id }) => String(id) === choice);
  return (chosen ?? authorities[0])?.id ?? 0;
}

export interface NewAuthority {
  name: string;
  kind: AuthorityKind;
  key: string;
  sample: boolean;
  workplaces: number | null;
  as_of: string | null;
}

export async function createAuthority(db: Database, authority: NewAuthority): Promise<number> {
  return db.asOperator((trx) => insertAuthority(trx, authority));
}

/** Renames the authority and tells how many workplaces it has; null is unknown. */
export async function describeAuthority(
  db: Database,
  actor: Actor,
  description: { name: string; workplaces: number | null },
): Promise<void> {
  await db.asActor(actor, async (trx) => {
    const before = await updateAuthority(trx, actor.authority, description);
    noteChange(trx, { subject: `authority:${actor.authority}`, before, after: description });
  });
}
