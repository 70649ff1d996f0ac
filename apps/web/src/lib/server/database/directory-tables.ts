import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityRole, InstanceRole } from './account-tables.ts';
import type { DefaultTimestamp } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** A sign-in that is under way at the OpenID Provider. Used once. */
export interface OidcFlowTable {
  state_hash: Uint8Array;
  /** Of the cookie of the browser that began it. */
  browser_hash: Uint8Array;
  nonce: string;
  verifier: string;
  return_to: string;
  created_at: DefaultTimestamp;
  expires_at: ColumnType<Date, Date | string, Date | string>;
}

/** A group of the directory gives a role: in one authority, or for the instance where that is null. */
export interface GroupRoleTable {
  id: GeneratedAlways<number>;
  group_name: string;
  for_authority: number | null;
  role: AuthorityRole | InstanceRole;
  created_by: string;
  created_at: DefaultTimestamp;
}

/** A directory that may send users and groups; null as authority is the whole instance. */
export interface ScimClientTable {
  id: Generated<string>;
  for_authority: number | null;
  name: string;
  token_hash: Uint8Array;
  created_by: string;
  created_at: DefaultTimestamp;
  last_used_at: NullableTimestamp;
  revoked_at: NullableTimestamp;
}

/** Parts of a name and addresses, as the directory sent them. */
export interface ScimPerson {
  name?: { formatted?: string; givenName?: string; familyName?: string };
  emails?: { value: string; type?: string; primary?: boolean }[];
}

export interface ScimUserTable {
  id: Generated<string>;
  for_authority: number | null;
  account_id: string;
  /** The account did not exist before this directory named it. */
  made_account: boolean;
  /** The account is inactive because this directory said so; only then may it open it again. */
  closed_account: Generated<boolean>;
  user_name: string;
  external_id: string | null;
  display_name: string | null;
  active: Generated<boolean>;
  person: ColumnType<ScimPerson, string | undefined, string>;
  version: Generated<number>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
  /** Kept after a DELETE, so that the same directory can bring the person back. */
  deleted_at: NullableTimestamp;
}

export interface ScimGroupTable {
  id: Generated<string>;
  for_authority: number | null;
  display_name: string;
  external_id: string | null;
  version: Generated<number>;
  created_at: DefaultTimestamp;
  updated_at: DefaultTimestamp;
}

export interface ScimMemberTable {
  group_id: string;
  user_id: string;
  for_authority: number | null;
}
