import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { DefaultTimestamp, NullableJson } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;

/** Why something could not be had from a forge, as `forges` says it. */
export interface HarvestTrouble {
  code: string;
  detail?: string;
}

/** What the catalogue is fed from. */
export interface HarvestSourceTable {
  id: GeneratedAlways<number>;
  name: string;
  kind: 'publishers' | 'list' | 'munich' | 'catalogue' | 'repository' | 'organisation' | 'forge';
  url: string;
  /** The program of the forge, where an editor has said it. */
  forge: string | null;
  /** A list that was handed in instead of being fetched. */
  content: string | null;
  /** Not harvested at night; by hand and by webhook it is. */
  paused: Generated<boolean>;
  /** Whether owners may be written to about their faulty files. */
  may_mail: Generated<boolean>;
  /** With the secret of the instance it makes the secret of the webhook; a new one makes the old one worthless. */
  webhook_salt: string;
  added_by: string;
  /** Harvested in the first night after it. */
  due_at: DefaultTimestamp;
  created_at: DefaultTimestamp;
  /** When it was taken away; it can be put back for a while. */
  removed_at: NullableTimestamp;
}

export type HarvestState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

/** One harvest of a source. Of each source at most one is open. */
export interface HarvestRunTable {
  id: GeneratedAlways<number>;
  source_id: number;
  state: Generated<HarvestState>;
  /** Leads back to what was worked off last; see `readSource`. */
  cursor: string | null;
  /** First what the source lists, then what it no longer lists. */
  phase: Generated<'listing' | 'missing' | 'ended'>;
  counts: JsonWithDefault<Record<string, number>>;
  /** The first of the parts that could not be read. */
  troubles: JsonWithDefault<(HarvestTrouble & { at: string })[]>;
  /** Where a forge wants to be left alone until then. */
  resumes_at: NullableTimestamp;
  /** How often it was put into the queue. */
  turn: Generated<number>;
  asked_by: string;
  created_at: DefaultTimestamp;
  started_at: NullableTimestamp;
  finished_at: NullableTimestamp;
}

/** A repository that was ever seen, with what makes the next look cheap, and what came of the last one. */
export interface HarvestRepositoryTable {
  id: GeneratedAlways<number>;
  /** Normalised. */
  url: string;
  host: string;
  source_id: number | null;
  /** The run that has seen it last. */
  run_id: number | null;
  forge: string | null;
  forge_id: string | null;
  clone_url: string | null;
  default_branch: string | null;
  software_id: string | null;
  publisher_id: string | null;
  path: string | null;
  etag: string | null;
  revision: string | null;
  /** Of the newest push when the file was fetched last. */
  pushed_at: NullableTimestamp;
  fetched_at: NullableTimestamp;
  outcome: Generated<string>;
  trouble: NullableJson<HarvestTrouble>;
  /** Looks in a row that got no answer, and since when. */
  failures: Generated<number>;
  failing_since: NullableTimestamp;
  /** Somebody asks for a look soon: a webhook, an editor. */
  wanted_at: NullableTimestamp;
  checked_at: NullableTimestamp;
  created_at: DefaultTimestamp;
}

/** A repository or an organisation that somebody would like to have in the catalogue. */
export interface HarvestProposalTable {
  id: GeneratedAlways<number>;
  kind: 'repository' | 'organisation';
  url: string;
  note: string | null;
  by_account: string | null;
  /** The authority that they acted for, by its name then. */
  on_behalf: string | null;
  /** Where the answer goes. */
  email: string | null;
  state: Generated<'waiting' | 'accepted' | 'refused'>;
  reason: string | null;
  source_id: number | null;
  decided_by: string | null;
  decided_at: NullableTimestamp;
  created_at: DefaultTimestamp;
}
