import {
  authorityRoles,
  mandatePermissions,
  reachedThrough,
  type Permission,
} from '#lib/server/accounts/index.ts';
import type { AuthorityRole, MandateRole } from '#lib/server/database/index.ts';

interface Right {
  id: number;
  authority: number;
  predecessors: boolean;
  /** As stored: null means every predecessor. */
  reach: number[] | null;
  expiresAt: Date | null;
}

/** A role of an account, in force. */
export interface HeldRole extends Right {
  account: string;
  role: AuthorityRole;
}

/** A mandate in force. */
export interface HeldMandate extends Right {
  provider: number;
  role: MandateRole;
}

export interface MergedBodies {
  from: readonly number[];
  into: number;
  /** False for an authority that is made by the merge. */
  intoExisted: boolean;
  /** What was merged into each of them before, directly or over several steps. */
  merged: ReadonlyMap<number, readonly number[]>;
}

/** How the rights in the successor follow from those in its predecessors. */
export interface CarriedRights {
  roles: { account: string; role: AuthorityRole; reach: number[]; expiresAt: Date | null }[];
  mandates: { provider: number; role: MandateRole; reach: number[]; expiresAt: Date | null }[];
  /** Rights in a successor that existed, and how far they reach from now on. */
  extendedRoles: { id: number; predecessors: boolean; reach: number[] | null }[];
  extendedMandates: { id: number; predecessors: boolean; reach: number[] | null }[];
  /** Mandates that do not pass over: whoever would have to give them anew is asked. */
  ask: { authority: number; provider: number; role: MandateRole }[];
}

/**
 * The rights in the successor of a merge. Nobody reaches more than before: a role or a mandate passes over as far as
 * somebody had it in every predecessor, and people of an authority that existed reach the newcomers' data only where
 * they could do there at least what they may do here. Everything held in the predecessors stays as it is.
 */
export function carryRights(
  bodies: MergedBodies,
  roles: readonly HeldRole[],
  mandates: readonly HeldMandate[],
): CarriedRights {
  const staff = (provider: number) =>
    new Set(roles.filter(({ authority }) => authority === provider).map(({ account }) => account));
  /** Whoever has an own role in an authority acts there by it, not by a mandate, which may allow more. */
  const actsByOwnRole = (provider: number, authority: number): boolean => {
    const people = staff(provider);
    return roles.some((each) => each.authority === authority && people.has(each.account));
  };
  const accounts = groupBy(roles, ({ account }) => account);
  const providers = groupBy(mandates, ({ provider }) => provider);
  const result: CarriedRights = {
    roles: [],
    mandates: [],
    extendedRoles: [],
    extendedMandates: [],
    ask: [],
  };

  for (const [account, held] of accounts) {
    const here = held.filter(({ authority }) => authority === bodies.into);
    if (bodies.intoExisted) result.extendedRoles.push(...extend(bodies, here, held, allowedByRole));
    else {
      const common = intersection(
        bodies.from.map((each) =>
          allowedByAll(
            held.filter(({ authority }) => authority === each),
            allowedByRole,
          ),
        ),
      );
      const inAll = held.filter(({ authority }) => bodies.from.includes(authority));
      for (const role of strongestRoles(common))
        result.roles.push({
          account,
          role,
          reach: opened(bodies, bodies.from, held, allowedByRole),
          expiresAt: earliest(inAll),
        });
    }
  }

  for (const [provider, held] of providers) {
    const here = held.filter(({ authority }) => authority === bodies.into);
    const there = held.filter(({ authority }) => bodies.from.includes(authority));
    const clear = (authority: number) => !actsByOwnRole(provider, authority);
    if (bodies.intoExisted)
      result.extendedMandates.push(
        ...extend(
          bodies,
          here,
          held.filter(({ authority }) => authority === bodies.into || clear(authority)),
          allowedByMandate,
        ),
      );
    if (there.length === 0 || here.length > 0 || provider === bodies.into || bodies.from.includes(provider))
      continue;
    const role = there.some((each) => each.role === 'lesen') ? 'lesen' : 'bearbeitung';
    const passes =
      !bodies.intoExisted &&
      bodies.from.every((each) => clear(each) && there.some(({ authority }) => authority === each));
    if (passes)
      result.mandates.push({
        provider,
        role,
        reach: opened(bodies, bodies.from, there, allowedByMandate),
        expiresAt: earliest(there),
      });
    else result.ask.push({ authority: bodies.into, provider, role });
  }
  result.ask.push(...askCustomers(bodies, mandates));
  return result;
}

/** Whoever lets a provider act that ends may let its successor, but is not bound to. */
function askCustomers({ from, into }: MergedBodies, mandates: readonly HeldMandate[]): CarriedRights['ask'] {
  const customers = groupBy(
    mandates.filter(({ provider, authority }) => from.includes(provider) && !from.includes(authority)),
    ({ authority }) => authority,
  );
  return [...customers].flatMap(([authority, held]) => {
    const isServed = mandates.some((each) => each.authority === authority && each.provider === into);
    if (isServed || authority === into) return [];
    const role = held.some((each) => each.role === 'lesen') ? ('lesen' as const) : ('bearbeitung' as const);
    return [{ authority, provider: into, role }];
  });
}

const allowedByRole = ({ role }: HeldRole): readonly Permission[] => authorityRoles[role];
/** What a mandate allows to whoever may do everything in the provider; less for the others, in the same order. */
const allowedByMandate = ({ role }: HeldMandate): readonly Permission[] =>
  mandatePermissions('it-leitung', role);

/** How far the rights that somebody holds in an existing successor reach after the merge; only those that change. */
function extend<R extends Right>(
  bodies: MergedBodies,
  here: readonly R[],
  held: readonly R[],
  allowed: (right: R) => readonly Permission[],
): { id: number; predecessors: boolean; reach: number[] | null }[] {
  if (here.length === 0) return [];
  const mine = allowedByAll(here, allowed);
  const from = bodies.from.filter((each) => {
    const there = held.filter(({ authority }) => authority === each);
    return isSubset(mine, allowedByAll(there, allowed)) && lasts(there, here);
  });
  const added = opened(bodies, from, held, allowed);
  return here.flatMap((right) => {
    const before = right.predecessors ? (right.reach ?? bodies.merged.get(bodies.into) ?? []) : [];
    const reach = [...new Set([...before, ...added])].sort((a, b) => a - b);
    if (right.predecessors ? right.reach !== null && added.length === 0 : added.length === 0) return [];
    return [{ id: right.id, predecessors: true, reach }];
  });
}

/** These authorities, and what of their predecessors somebody reached through the rights in them. */
function opened<R extends Right>(
  { merged }: MergedBodies,
  authorities: readonly number[],
  held: readonly R[],
  allowed: (right: R) => readonly Permission[],
): number[] {
  const all = authorities.flatMap((authority) => {
    const rights = held.filter((each) => each.authority === authority);
    const closure = merged.get(authority) ?? [];
    const reached = reachedThrough(
      rights.map((right) => ({
        permissions: allowed(right),
        predecessors: right.predecessors
          ? closure.filter((each) => right.reach === null || right.reach.includes(each))
          : [],
      })),
    );
    return [authority, ...reached];
  });
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The fewest roles that allow as much as possible of what is given and nothing beyond. */
function strongestRoles(allowed: ReadonlySet<Permission>): AuthorityRole[] {
  const names = Object.keys(authorityRoles) as AuthorityRole[];
  const within = names.filter((role) => isSubset(new Set(authorityRoles[role]), allowed));
  return within.filter(
    (role) =>
      !within.some(
        (other) => other !== role && isSubset(new Set(authorityRoles[role]), new Set(authorityRoles[other])),
      ),
  );
}

function allowedByAll<R>(
  rights: readonly R[],
  allowed: (right: R) => readonly Permission[],
): Set<Permission> {
  return new Set(rights.flatMap((right) => allowed(right)));
}

function isSubset<T>(part: ReadonlySet<T>, whole: ReadonlySet<T>): boolean {
  return [...part].every((each) => whole.has(each));
}

function intersection<T>(sets: readonly ReadonlySet<T>[]): Set<T> {
  const [first, ...rest] = sets;
  return new Set([...(first ?? [])].filter((each) => rest.every((other) => other.has(each))));
}

function earliest(rights: readonly Right[]): Date | null {
  const ends = rights.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime()] : []));
  return ends.length > 0 ? new Date(Math.min(...ends)) : null;
}

/** Whether the first rights hold at least as long as each of the others. */
function lasts(first: readonly Right[], others: readonly Right[]): boolean {
  const end = earliest(first)?.getTime() ?? Infinity;
  return others.every(({ expiresAt }) => (expiresAt?.getTime() ?? Infinity) <= end);
}

function groupBy<T, K>(all: readonly T[], key: (each: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of all) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}
