import type { Database } from '#lib/server/database/index.ts';
import type { AuthorityChoice, Identity } from './identity.ts';
import { reachedThrough, type Reaching } from './reached-through.ts';
import { authorityRoles, instanceRoles, mandatePermissions, type Permission } from './roles.ts';
import { rightsOf, type Rights } from './store/rights.ts';

/**
 * Resolves what an account may do right now, once per request: a right that was taken back is gone with the next one.
 * Acts for `wanted` where the account may, else for its first authority; with none, nothing of any authority is
 * reachable. Null when the account does not exist or is not active.
 */
export async function identityOf(
  db: Database,
  account: string,
  wanted: number | null,
  by: Pick<Identity, 'via' | 'session'>,
): Promise<Identity | null> {
  const rights = await db.asOperator((trx) => rightsOf(trx, account));
  return rights && { ...identityFrom(rights, wanted), ...by };
}

/** The pure part: rights as they stand in the store, and the authority that was asked for. */
export function identityFrom(rights: Rights, wanted: number | null): Omit<Identity, 'via' | 'session'> {
  const { account, memberships, mandates } = rights;
  const choices = choicesOf(rights);
  const chosen = choices.find(({ id }) => id === wanted) ?? choices[0];
  const granted = new Set<Permission>(['account:self']);
  for (const role of rights.instanceRoles) for (const each of instanceRoles[role]) granted.add(each);
  const base = { id: account.id, name: account.name, instanceRoles: rights.instanceRoles, choices };
  if (!chosen)
    return { ...base, authority: 0, authorities: [], roles: [], permissions: granted, mandate: null };

  const own = memberships.filter(({ authority }) => authority === chosen.id);
  if (own.length > 0) {
    const rights = own.map((each) => reaching(each, authorityRoles[each.role]));
    for (const each of allowed(rights, chosen)) granted.add(each);
    return {
      ...base,
      authority: chosen.id,
      authorities: [chosen.id, ...reachedThrough(rights)],
      roles: own.map(({ role }) => role),
      permissions: granted,
      mandate: null,
    };
  }

  const through = mandates.filter(({ authority }) => authority === chosen.id);
  const [first] = through;
  if (!first) throw new Error('a choice without a right');
  const roles = through.map(({ ownRole }) => ownRole);
  const rightsThrough = through.map((each) => reaching(each, mandatePermissions(each.ownRole, each.role)));
  for (const each of allowed(rightsThrough, chosen)) granted.add(each);
  return {
    ...base,
    authority: chosen.id,
    authorities: [chosen.id, ...reachedThrough(rightsThrough)],
    roles,
    permissions: granted,
    mandate: { id: first.id, provider: first.provider, providerName: first.providerName },
  };
}

/** An authority that has ended keeps its data for who could see them; new ones go to its successor. */
const endedWith: ReadonlySet<Permission> = new Set([
  'inventory:write',
  'inventory:import',
  'authority:describe',
]);

function allowed(rights: readonly Reaching[], { endedOn }: AuthorityChoice): Permission[] {
  const all = rights.flatMap(({ permissions }) => permissions);
  return endedOn === null ? all : all.filter((each) => !endedWith.has(each));
}

function reaching(
  { predecessors, merged }: { predecessors: boolean; merged: number[] },
  permissions: readonly Permission[],
): Reaching {
  return { permissions, predecessors: predecessors ? merged : [] };
}

/** Own authorities first, then those of mandates, each by name; what has ended comes last. */
function choicesOf({ memberships, mandates }: Rights): AuthorityChoice[] {
  const choices = new Map<number, AuthorityChoice>();
  for (const { authority, name, sample, workplaces, endedOn } of memberships)
    choices.set(authority, { id: authority, name, sample, workplaces, endedOn, through: null });
  for (const { authority, name, sample, workplaces, endedOn, providerName } of mandates)
    if (!choices.has(authority))
      choices.set(authority, { id: authority, name, sample, workplaces, endedOn, through: providerName });
  const order = new Intl.Collator('de');
  return [...choices.values()].sort(
    (a, b) =>
      Number(a.endedOn !== null) - Number(b.endedOn !== null) ||
      Number(a.through !== null) - Number(b.through !== null) ||
      order.compare(a.name, b.name),
  );
}
