import { sql, type RawBuilder } from 'kysely';
import type { Transaction } from '#lib/server/database/index.ts';

/** Runs a deletion and tells how many rows went. */
async function remove(trx: Transaction, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(trx)).numAffectedRows ?? 0n);
}

export const deleteSessions = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from session where expires_at < ${before}::timestamptz`);

export const deleteLinks = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from one_time_link where coalesce(used_at, expires_at) < ${before}::timestamptz`);

export const deleteFlows = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from sign_in_flow where expires_at < ${before}::timestamptz`);

export const deleteDevices = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from known_device where last_used_at < ${before}::timestamptz`);

export const deleteTokens = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from api_token where least(revoked_at, expires_at) < ${before}::timestamptz`);

export const deleteJobs = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from job where finished_at < ${before}::timestamptz`);

export const deleteReports = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from problem_report where created_at < ${before}::timestamptz`);

export async function deleteDrafts(trx: Transaction, before: Date): Promise<number> {
  return remove(
    trx,
    sql`with gone as (
          delete from import where state = 'draft' and created_at < ${before}::timestamptz
          returning authority_id, upload_id)
        delete from upload using gone
        where upload.authority_id = gone.authority_id and upload.id = gone.upload_id`,
  );
}

/** Accounts that were blanked; nothing points at them by then but logs, which keep the bare id. */
export const deleteErasedAccounts = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from account where erased_at < ${before}::timestamptz`);

export const deleteErasures = (trx: Transaction, before: Date) =>
  remove(trx, sql`delete from erasure where erased_at < ${before}::timestamptz`);

/** Authorities that have applications whose time has run out. */
export async function authoritiesWithRemoved(trx: Transaction, before: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct authority_id as id from application where deleted_at < ${before}::timestamptz and ${notFolded}
    order by 1`.execute(trx);
  return rows.map(({ id }) => id);
}

/** A name that a person has decided to be no application waits for that decision to be taken back. */
const notFolded = sql`not exists (
  select from match_decision d where d.authority_id = application.authority_id
    and d.match_key = application.match_key and d.decision = 'folded' and d.revoked_at is null)`;

/** Deletes removed applications with their answers and their history; raw rows of lists stay. */
export async function deleteRemoved(trx: Transaction, authority: number, before: Date): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    delete from application
    where authority_id = ${authority}::int and deleted_at < ${before}::timestamptz and ${notFolded}
    returning id`.execute(trx);
  const subjects = rows.map(({ id }) => `application:${id}`);
  await sql`delete from change where authority_id = ${authority}::int and subject = any(${subjects}::text[])`.execute(
    trx,
  );
  return rows.length;
}
