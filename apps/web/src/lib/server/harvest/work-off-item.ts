import { normaliseRepositoryUrl, recordPublisher } from '#lib/server/catalogue/index.ts';
import { takeOffer } from '#lib/server/federation/index.ts';
import type { ListedPublisher, Repository, SourceItem } from '#lib/server/forges/index.ts';
import { settleFailure } from './settle-failure.ts';
import { settleGone } from './settle-gone.ts';
import { knownRepository } from './known-repository.ts';
import { readingOf } from './read-catalogue-of.ts';
import { keyOfPublisher, publisherOf } from './publishers.ts';
import type { Running } from './running.ts';
import { needsLook } from './needs-look.ts';
import { repositoryByUrl, type StoredRepository } from './store/repositories.ts';
import { visitRepository } from './visit-repository.ts';

/**
 * Works off one item of a source: a publisher at once, because its repositories follow; a repository as soon as its
 * host has room. `done` is called when nothing of it is left to do.
 */
export async function workOffItem(running: Running, item: SourceItem, done: () => void): Promise<void> {
  const { db, progress, pool } = running;
  switch (item.kind) {
    case 'publisher':
      await takePublisher(running, item.publisher);
      return done();
    case 'trouble':
      progress.trouble(item.at, item.trouble);
      if (item.trouble.code === 'rate-limited')
        progress.wait(hostOf(item.at), item.trouble.until ?? new Date(Date.now() + 60_000));
      return done();
    case 'entry':
      return pool.add('', async () => {
        progress.count('listed');
        progress.count(await takeOffer(db, readingOf(running), item.entry, new Date()));
        done();
      });
    case 'repository':
    case 'gone':
      return pool.add(hostOf(item.kind === 'gone' ? item.url : item.repository.url), async () => {
        await lookAt(running, item);
        done();
      });
  }
}

type RepositoryItem = Extract<SourceItem, { kind: 'repository' | 'gone' }>;

async function lookAt(running: Running, item: RepositoryItem): Promise<void> {
  const { db, forges, run, source, progress, signal } = running;
  signal.throwIfAborted();
  const given = item.kind === 'gone' ? item.url : item.repository.url;
  const url = normaliseRepositoryUrl(given);
  if (url === null) return progress.trouble(given, { code: 'address-unusable' });
  const host = hostOf(url);
  // The host has asked for a pause: this one is looked at when the run goes on.
  if (progress.waits.has(host)) return progress.count('later');
  const known = await db.asOperator((trx) => repositoryByUrl(trx, url));
  if (known?.run_id === run.id) return;
  progress.count('listed');
  const look = { db, forges, now: new Date(), run: { id: run.id, sourceId: source.id } };
  if (known && progress.isDown(host))
    return progress.looked(host, await settleFailure(look, known, { code: 'unreachable', detail: host }));
  if (item.kind === 'repository' && known && isSkipped(running, known, item.repository)) {
    progress.looked(host, { effect: 'skipped', softwareId: known.software_id });
    return running.skips.add(known);
  }
  const publisherId =
    running.publishers.get(item.publisherKey ?? '') ?? (await publisherOf(db, source.id, item.publisherKey));
  if (item.kind === 'repository')
    return progress.looked(host, await visitRepository({ ...look, publisherId }, item.repository));
  if (item.reason === 'moved' && item.movedTo !== null)
    return progress.looked(
      host,
      await visitRepository({ ...look, publisherId }, { url: item.movedTo, movedFrom: url }),
    );
  const { row } = await knownRepository(look, { url });
  return progress.looked(host, await settleGone(look, row, item.reason));
}

/** The same repository, in the same source, and nothing was pushed to it since. */
function isSkipped({ source }: Running, known: StoredRepository, listed: Repository): boolean {
  const isSame = known.source_id === source.id && known.forge_id === listed.forgeId && !listed.private;
  return isSame && !needsLook(known, listed);
}

async function takePublisher(
  { db, source, progress, publishers }: Running,
  found: ListedPublisher,
): Promise<void> {
  const hosting = [
    ...found.organisations.map((url) => ({ url, group: true })),
    ...found.repositories.map((url) => ({ url, group: false })),
  ];
  const { name, email, key } = found;
  const id = await db.asOperator((trx) =>
    recordPublisher(trx, {
      key: keyOfPublisher(source.id, key),
      name,
      email,
      codeHosting: hosting,
      now: new Date(),
    }),
  );
  publishers.set(key, id);
  progress.count('publishers');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
