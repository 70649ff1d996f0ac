import type { AuthorityRole, InstanceRole, MandateRole } from '#lib/server/database/index.ts';

/** Every right that a route or an operation may ask for, with what it allows. The table in docs/roles.md is made from it. */
export const permissions = {
  'account:self': 'manage one’s own account',
  'inventory:read': 'see applications, answers, measure and report',
  'inventory:write': 'change applications, matches and answers',
  'inventory:import': 'bring in lists and undo imports',
  'report:export': 'download report and tables',
  'use:release': 'say in public which open source is in use, and take that back',
  'authority:describe': 'change name and size of the authority',
  'members:read': 'see who holds which role',
  'members:manage': 'invite people, give and take roles',
  'mandates:read': 'see who acts for the authority',
  'mandates:manage': 'let a provider act, and end that',
  'tokens:manage': 'make and revoke API tokens',
  'audit:read': 'read, filter, verify and export the audit log',
  'persons:export': 'export what is held on a person',
  'persons:erase': 'erase a person',
  'instance:operate': 'backup, restore, metrics, texts of the site, sign-in settings',
  'instance:authorities': 'create, merge and split authorities, instance roles',
  'instance:knowledge': 'edit facts and catalogue',
  'instance:surveys': 'run surveys',
} as const satisfies Record<`${string}:${string}`, string>;

export type Permission = keyof typeof permissions;

const read = ['inventory:read', 'report:export'] as const;
const write = [...read, 'inventory:write', 'inventory:import'] as const;

/** What each role may do in the authority where it was given. */
export const authorityRoles: Record<AuthorityRole, readonly Permission[]> = {
  leitung: [...read, 'use:release', 'members:read', 'mandates:read', 'mandates:manage'],
  'it-leitung': [
    ...write,
    'use:release',
    'authority:describe',
    'members:read',
    'members:manage',
    'mandates:read',
    'mandates:manage',
    'tokens:manage',
  ],
  bearbeitung: write,
  lesen: read,
  datenschutz: ['members:read', 'mandates:read', 'persons:export', 'persons:erase'],
  revision: [...read, 'members:read', 'mandates:read', 'audit:read'],
};

/** What each role may do for the whole instance. None of these sees what belongs to an authority. */
export const instanceRoles: Record<InstanceRole, readonly Permission[]> = {
  betrieb: ['instance:operate', 'instance:authorities'],
  redaktion: ['instance:knowledge'],
  umfrageleitung: ['instance:surveys'],
};

/** What somebody of a provider may do for an authority: what both the mandate and the own role allow. */
export function mandatePermissions(role: AuthorityRole, ceiling: MandateRole): Permission[] {
  const own: readonly Permission[] = authorityRoles[role];
  return authorityRoles[ceiling].filter((permission) => own.includes(permission));
}

/** The person at the computer in local mode: everything, because there is nobody else. */
export const everyPermission = Object.keys(permissions) as Permission[];
