import type { Actor, AuthorityRole, InstanceRole } from '#lib/server/database/index.ts';
import type { Permission } from './roles.ts';

/** Who asks, what they may do, and for whom they act. */
export interface Identity extends Actor {
  /** How the request showed who it is. */
  via: 'local' | 'session' | 'token' | 'guest';
  /** In the current authority; of the own one when acting for another. */
  roles: readonly AuthorityRole[];
  instanceRoles: readonly InstanceRole[];
  permissions: ReadonlySet<Permission>;
  /** The provider for which this person works while acting for another authority; else null. */
  mandate: { id: number; provider: number; providerName: string } | null;
  /** Id of the session, where there is one. */
  session: string | null;
  /** Everything that this person may switch to. */
  choices: readonly AuthorityChoice[];
}

/** An authority that somebody may act for. */
export interface AuthorityChoice {
  id: number;
  name: string;
  sample: boolean;
  workplaces: number | null;
  /** ISO date since when it is part of another authority; null while it exists. */
  endedOn: string | null;
  /** The provider whose mandate opens it; null for an own role. */
  through: string | null;
}

/** Nobody is signed in: no authority, and so no row of any. */
export const guest: Identity = {
  id: 'guest',
  name: '',
  authority: 0,
  authorities: [],
  via: 'guest',
  roles: [],
  instanceRoles: [],
  permissions: new Set(),
  mandate: null,
  session: null,
  choices: [],
};

/** Throws where the identity may not; for what no row-level security guards, behind the policy of the route. */
export function demand(identity: Identity, permission: Permission): void {
  if (!may(identity, permission)) throw new Error(`not allowed: ${permission}`);
}

/** Whether this identity may do something in the authority that it acts for. @example may(actor, 'inventory:write') */
export function may(identity: Identity, permission: Permission): boolean {
  return identity.permissions.has(permission);
}
