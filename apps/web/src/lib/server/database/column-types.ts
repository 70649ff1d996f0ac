import type { ColumnType, Generated } from 'kysely';

/** Read as a `Date` (milliseconds, as stored), written as a `Date` or an ISO text; now, when left out. */
export type DefaultTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;

/** Read as a value, written as the text of `JSON.stringify`: an array would otherwise mean an SQL array. */
export type Json<T> = ColumnType<T, string, string>;
export type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

/** Filled from the current actor when an insert leaves it out. */
export type AuthorityId = Generated<number>;

/** What became of matching an application's name: certain, doubtful, unknown, or decided by a person. */
export type MatchState = 'accept' | 'review' | 'new' | 'decided';
