import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { AuthorityId, DefaultTimestamp } from './column-types.ts';

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** Roles in one authority. What each may do stands in `accounts/roles.ts`. */
export type AuthorityRole = 'leitung' | 'it-leitung' | 'bearbeitung' | 'lesen' | 'datenschutz' | 'revision';

/** Roles for the whole instance; none of them sees the data of an authority. */
export type InstanceRole = 'betrieb' | 'redaktion' | 'umfrageleitung';

/** What a provider may at most do for an authority that it acts for. */
export type MandateRole = 'bearbeitung' | 'lesen';

/** Where a right comes from; rights of a directory are taken back by that directory only. */
export type RightSource = 'given' | 'oidc' | 'scim' | 'merge';

export interface AccountTable {
  id: Generated<string>;
  /** Accounts of vendors can hold no role in an authority: the schema refuses it. */
  kind: Generated<'person' | 'vendor'>;
  /** Null once erased. */
  email: string | null;
  name: string;
  password_hash: string | null;
  /** Encrypted with the secret of the instance. */
  totp_secret: Uint8Array | null;
  totp_confirmed_at: NullableTimestamp;
  /** The time step of the last code that was taken, so that none works twice. */
  totp_last_step: ColumnType<number | null, number | null | undefined, number | null>;
  active: Generated<boolean>;
  created_at: DefaultTimestamp;
  last_sign_in_at: NullableTimestamp;
  erased_at: NullableTimestamp;
}

export interface ExternalIdentityTable {
  issuer: string;
  subject: string;
  account_id: string;
  created_at: DefaultTimestamp;
}

export interface InstanceRoleTable {
  account_id: string;
  role: InstanceRole;
  source: Generated<RightSource>;
  created_at: DefaultTimestamp;
}

export interface SessionTable {
  /** Names the session to people; the token never does. */
  id: Generated<string>;
  token_hash: Uint8Array;
  /** The token before the last rotation: requests that were under way may still carry it. */
  previous_hash: Uint8Array | null;
  account_id: string;
  acting_for: number | null;
  factors: Generated<string[]>;
  user_agent: Generated<string>;
  network: Generated<string>;
  created_at: DefaultTimestamp;
  rotated_at: DefaultTimestamp;
  last_seen_at: DefaultTimestamp;
  expires_at: Timestamp;
}

export type LinkPurpose = 'setup' | 'invitation' | 'reset' | 'email-change';

export interface OneTimeLinkTable {
  token_hash: Uint8Array;
  purpose: LinkPurpose;
  account_id: string | null;
  for_authority: number | null;
  email: string | null;
  role: string | null;
  details: ColumnType<Record<string, unknown>, string | undefined, string>;
  created_by: string;
  created_at: DefaultTimestamp;
  expires_at: Timestamp;
  used_at: NullableTimestamp;
}

/** Who was erased; applied again after a restore, so that a backup brings nobody back. */
export interface ErasureTable {
  account_id: string;
  pseudonym: string;
  erased_at: DefaultTimestamp;
}

export interface AuthorityPlaceTable {
  body_id: number;
  place_key: string;
  valid_from: string | null;
  valid_to: string | null;
}

export type RelationKind = 'belongs-to' | 'served-by' | 'member-of' | 'merged-into' | 'split-into';

/** A dated edge between two authorities. It gives no right: rights are memberships and mandates. */
export interface AuthorityRelationTable {
  id: GeneratedAlways<number>;
  from_id: number;
  to_id: number;
  kind: RelationKind;
  valid_from: string | null;
  valid_to: string | null;
}

/** Every path over edges of one kind, kept up to date by whoever changes the edges. */
export interface AuthorityClosureTable {
  kind: RelationKind;
  from_id: number;
  to_id: number;
  depth: number;
}

export interface MembershipTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  account_id: string;
  account_kind: Generated<'person'>;
  role: AuthorityRole;
  /** Reaches the data of authorities that were merged into this one, too. */
  predecessors: Generated<boolean>;
  /** Which of them; null means all. */
  reach: ColumnType<number[] | null, number[] | null | undefined, number[] | null>;
  source: Generated<RightSource>;
  granted_by: string;
  created_at: DefaultTimestamp;
  expires_at: NullableTimestamp;
}

/** An authority lets another one act for it. Either side can end it. */
export interface MandateTable {
  id: GeneratedAlways<number>;
  authority_id: AuthorityId;
  provider_id: number;
  role: MandateRole;
  /** Reaches the data of authorities that were merged into this one, too. */
  predecessors: Generated<boolean>;
  /** Which of them; null means all. */
  reach: ColumnType<number[] | null, number[] | null | undefined, number[] | null>;
  granted_by: string;
  created_at: DefaultTimestamp;
  expires_at: NullableTimestamp;
  ended_at: NullableTimestamp;
  ended_by: string | null;
}

export interface ApiTokenTable {
  id: Generated<string>;
  /** Null for tokens of the whole instance. */
  authority_id: ColumnType<number | null, number | null | undefined, number | null>;
  account_id: string;
  name: string;
  token_hash: Uint8Array;
  scopes: string[];
  created_at: DefaultTimestamp;
  expires_at: Timestamp;
  last_used_at: NullableTimestamp;
  revoked_at: NullableTimestamp;
}
