import type { StoredGroup, StoredMember } from '../store/scim-groups.ts';
import type { StoredUser } from '../store/scim-users.ts';
import type { DirectoryScope } from './directory-scope.ts';

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

export type Resource = Record<string, unknown>;

/** A user as directories read it. */
export function userResource(
  { base }: DirectoryScope,
  user: StoredUser,
  groups: readonly { id: string; displayName: string }[],
): Resource {
  const { id, externalId, userName, displayName, active, person } = user;
  return {
    schemas: [userSchema],
    id,
    ...(externalId === null ? {} : { externalId }),
    userName,
    ...(displayName === null ? {} : { displayName }),
    ...person,
    active,
    groups: groups.map((group) => ({
      value: group.id,
      $ref: `${base}/Groups/${group.id}`,
      display: group.displayName,
      type: 'direct',
    })),
    meta: metaOf('User', `${base}/Users/${id}`, user),
  };
}

/** A group as directories read it. */
export function groupResource(
  { base }: DirectoryScope,
  group: StoredGroup,
  members: readonly StoredMember[],
): Resource {
  const { id, externalId, displayName } = group;
  return {
    schemas: [groupSchema],
    id,
    ...(externalId === null ? {} : { externalId }),
    displayName,
    members: members.map((member) => ({
      value: member.id,
      $ref: `${base}/Users/${member.id}`,
      display: member.name,
      type: 'User',
    })),
    meta: metaOf('Group', `${base}/Groups/${id}`, group),
  };
}

export function etagOf({ version }: { version: number }): string {
  return `W/"${version}"`;
}

function metaOf(
  resourceType: string,
  location: string,
  stored: { createdAt: Date; updatedAt: Date; version: number },
): Resource {
  return {
    resourceType,
    created: stored.createdAt.toISOString(),
    lastModified: stored.updatedAt.toISOString(),
    version: etagOf(stored),
    location,
  };
}

const always: ReadonlySet<string> = new Set(['schemas', 'id']);

/** Leaves out what was not asked for; whole attributes by name, or single parts of one. */
export function narrowed(resource: Resource, search: URLSearchParams): Resource {
  const wanted = namesIn(search.get('attributes'));
  const excluded = namesIn(search.get('excludedAttributes'));
  if (wanted.size === 0 && excluded.size === 0) return resource;
  const isKept = (name: string): boolean => {
    if (always.has(name)) return true;
    const lower = name.toLowerCase();
    if (wanted.size > 0) return wanted.has(lower);
    return !excluded.has(lower);
  };
  return Object.fromEntries(Object.entries(resource).filter(([name]) => isKept(name)));
}

function namesIn(list: string | null): Set<string> {
  const names = (list ?? '').slice(0, 2000).split(',');
  return new Set(
    names
      .map((name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/^urn:.*:/, '')
          .replace(/\..*$/s, ''),
      )
      .filter(Boolean),
  );
}
