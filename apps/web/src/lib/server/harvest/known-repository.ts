import {
  entryByUrl,
  normaliseRepositoryUrl,
  releaseAlias,
  renameEntry,
} from '#lib/server/catalogue/index.ts';
import type { Database, Transaction } from '#lib/server/database/index.ts';
import type { Repository } from '#lib/server/forges/index.ts';
import type { HarvestForges } from './harvest-forges.ts';
import {
  deleteRepository,
  insertRepository,
  repositoryByForgeId,
  repositoryByUrl,
  updateRepository,
  type StoredRepository,
} from './store/repositories.ts';

/** What a listing tells of a repository, as far as it tells which one it is. */
export type Listed = Pick<Repository, 'url'> & Partial<Repository>;

/** A repository as we know it, and whether it has just got another address. */
export interface Known {
  row: StoredRepository;
  renamed: boolean;
}

/** So many repositories can have moved into each other's places before we stop to look where each one went. */
const deepest = 5;

/**
 * Which repository this is: by the forge's own number, which survives renaming, else by its address or the one that it
 * was sent on from. One that has moved takes its entry along; one whose address somebody else has taken is looked for
 * first, so that no entry gets the file of another repository.
 */
export async function knownRepository(
  { db, forges, now }: { db: Database; forges: HarvestForges; now: Date },
  listed: Listed,
  depth = 0,
): Promise<Known> {
  const url = normaliseRepositoryUrl(listed.url) ?? listed.url;
  const host = new URL(url).host;
  const found = await db.asOperator((trx) => identify(trx, listed, url, host));
  if (found.occupant && depth < deepest) await evict({ db, forges, now }, found.occupant, url, depth);
  return db.asOperator((trx) => settleAddress(trx, listed, url, host, now));
}

async function identify(trx: Transaction, listed: Listed, url: string, host: string) {
  const byId = listed.forgeId == null ? null : await repositoryByForgeId(trx, host, listed.forgeId);
  const there = await repositoryByUrl(trx, url);
  const isOther =
    there !== null &&
    there.id !== byId?.id &&
    (byId !== null ||
      (listed.forgeId != null && there.forge_id !== null && there.forge_id !== listed.forgeId));
  return { byId, there, occupant: isOther ? there : null };
}

/** Somebody else lives at this address now: where is the one that we know from there? */
async function evict(
  context: { db: Database; forges: HarvestForges; now: Date },
  occupant: StoredRepository,
  url: string,
  depth: number,
): Promise<void> {
  if (occupant.forge_id === null) return;
  const answer = await context.forges.repositoryAt(addressOf(occupant));
  if (answer.outcome !== 'found' || normaliseRepositoryUrl(answer.repository.url) === url) return;
  if (answer.repository.forgeId !== occupant.forge_id) return;
  await knownRepository(context, answer.repository, depth + 1);
}

async function settleAddress(
  trx: Transaction,
  listed: Listed,
  url: string,
  host: string,
  now: Date,
): Promise<Known> {
  const { byId, there } = await identify(trx, listed, url, host);
  const from = listed.movedFrom == null ? null : normaliseRepositoryUrl(listed.movedFrom);
  const left = byId ?? there ?? (from === null ? null : await repositoryByUrl(trx, from));
  const facts = factsOf(listed, url, host);
  if (!left) {
    await leaveAlias(trx, url, listed);
    if (from !== null && from !== url) await renameWithoutRow(trx, from, url, now);
    const entry = await entryByUrl(trx, url);
    const row = await insertRepository(trx, { ...facts, created_at: now, software_id: entry?.id ?? null });
    return { row, renamed: false };
  }
  if (left.url === url) {
    const isOther =
      left.forge_id !== null && facts.forge_id !== undefined && left.forge_id !== facts.forge_id;
    if (isOther) Object.assign(facts, neverSeen);
    const isNew = Object.entries(facts).some(([name, value]) => left[name as keyof typeof facts] !== value);
    if (isNew) await updateRepository(trx, left.id, facts);
    return { row: { ...left, ...facts }, renamed: false };
  }
  // Whoever was at the new address is nowhere else to be found: their entry goes on with this repository.
  if (there && there.id !== left.id) await deleteRepository(trx, there.id);
  const softwareId =
    left.software_id === null
      ? (there?.software_id ?? null)
      : await renameEntry(trx, left.software_id, url, now);
  // Its entry is another one now, which has the file of whoever was there.
  const isJoined = softwareId !== left.software_id;
  const moved = { ...facts, software_id: softwareId, ...(isJoined && neverSeen) };
  await updateRepository(trx, left.id, moved);
  return { row: { ...left, ...moved }, renamed: true };
}

/** Another repository: what we know of its file is the file of the one before. */
const neverSeen = { etag: null, revision: null, pushed_at: null, fetched_at: null };

/** What a listing leaves out stays as it was. */
function factsOf(listed: Listed, url: string, host: string) {
  return {
    url,
    host,
    ...(listed.forge && { forge: listed.forge }),
    ...(listed.forgeId != null && { forge_id: listed.forgeId }),
    ...(listed.cloneUrl !== undefined && { clone_url: listed.cloneUrl }),
    ...(listed.defaultBranch != null && { default_branch: listed.defaultBranch }),
  };
}

/** An address may still lead to the entry that has left it, although another repository lives there by now. */
async function leaveAlias(trx: Transaction, url: string, listed: Listed): Promise<void> {
  if (listed.forgeId == null) return;
  const entry = await entryByUrl(trx, url);
  if (entry && entry.url !== url && (await repositoryByUrl(trx, entry.url)) !== null)
    await releaseAlias(trx, url);
}

/** An entry that did not come by a harvest, and whose repository has moved. */
async function renameWithoutRow(trx: Transaction, from: string, url: string, now: Date): Promise<void> {
  const entry = await entryByUrl(trx, from);
  if (entry && entry.url === from) await renameEntry(trx, entry.id, url, now);
}

/** How to ask a forge for a repository that we know. */
export function addressOf(row: StoredRepository) {
  return {
    url: row.url,
    ...(row.forge !== null && { forge: row.forge as Repository['forge'] }),
    ...(row.forge_id !== null && { forgeId: row.forge_id }),
    ...(row.clone_url !== null && { cloneUrl: row.clone_url }),
    ...(row.default_branch !== null && { defaultBranch: row.default_branch }),
  };
}
