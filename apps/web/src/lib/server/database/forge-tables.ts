import type { ColumnType, Generated } from 'kysely';
import type { DefaultTimestamp } from './column-types.ts';

type NullableTimestamp = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** A host that forges run on, by the part of its address before the path: `gitlab.opencode.de`, `localhost:3000`. */
export interface ForgeHostTable {
  host: string;
  /** The program, once it is known. */
  kind: 'gitlab' | 'github' | 'gitea' | 'bitbucket' | 'git' | null;
  /** Encrypted with the secret of the instance. */
  token_sealed: Uint8Array | null;
  /** Requests that are left until `resets_at`, as the host said last. */
  remaining: number | null;
  resets_at: NullableTimestamp;
  /** Nothing is asked before. */
  blocked_until: NullableTimestamp;
  /** Refusals in a row, by which the pauses grow. */
  failures: Generated<number>;
  /** Its robots.txt; empty where it has none. */
  robots: string | null;
  robots_read_at: NullableTimestamp;
  updated_at: DefaultTimestamp;
}
