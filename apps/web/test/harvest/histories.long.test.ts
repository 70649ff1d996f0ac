import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryById, entryByUrl, type Entry } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { addSource } from '#lib/server/harvest/index.ts';
import { fileOf } from '../catalogue/file-of.ts';
import { randomFrom } from '../isolation/random.ts';
import { storeKinds } from '../store/stores.ts';
import { MemoryForge, type MemoryRepository } from './memory-forge.ts';
import { harvestOnce } from './harvest-once.ts';

const histories = Number(process.env['HARVEST_HISTORIES'] ?? 4);
const rounds = 8;

/** What has happened to a repository, as the forge knows it. */
interface Lived {
  repository: MemoryRepository;
  removed: boolean;
  /** Where a harvest has seen it last, with a file at least once; null for never. */
  seenAt: string | null;
  /** Another repository lives at its address, and its entry went on with that. */
  inherited: boolean;
}

describe.each(storeKinds())('whatever happens at a forge, in the $name store', (kind) => {
  let db: Database;

  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  const shownAt = (url: string) =>
    db.asOperator(async (trx) => {
      let entry = await entryByUrl(trx, url);
      while (entry?.merged_into) entry = await entryById(trx, entry.merged_into);
      return entry;
    });
  const everything = () =>
    db.asOperator(async (trx) => ({
      entries: await trx.selectFrom('software').select('id').execute(),
      versions: await trx.selectFrom('software_version').select(['software_id', 'sha256']).execute(),
    }));

  it.each(Array.from({ length: histories }, (_, index) => index + 1))(
    'no entry is lost and each has the right standing (history %i)',
    async (seed) => {
      const random = randomFrom(seed);
      const forge = new MemoryForge(`https://history-${seed}.example`);
      const added = await addSource(db, 'local', { kind: 'forge', url: forge.origin });
      const source = added.ok ? added.id : 0;
      const lived: Lived[] = [];
      let count = 0;
      const fresh = () => `stadt/r${(count += 1)}`;
      const file = (url: string) =>
        random.chance(0.25) ? `name: [ ${(count += 1)}` : fileOf(`Verfahren ${(count += 1)}`, url);
      const create = (path: string) => {
        const without = random.chance(0.15);
        const repository = forge.create(path, without ? null : file(`${forge.origin}/${path}`));
        lived.push({ repository, removed: false, seenAt: null, inherited: false });
      };
      for (let number = 0; number < 6; number += 1) create(fresh());

      const happen = () => {
        const each = random.pick(lived.filter(({ removed }) => !removed));
        if (!each || random.chance(0.15)) return create(fresh());
        const { repository } = each;
        const free = [...forge.redirects.keys()];
        const steps: (() => void)[] = [
          () => forge.push(repository, file(forge.urlOf(repository))),
          () => forge.push(repository, null),
          () => forge.rename(repository, fresh()),
          () => (repository.archived = !repository.archived),
          () => (repository.private = !repository.private),
          () => {
            forge.remove(repository);
            each.removed = true;
            // Somebody may take the address of what was removed.
            if (random.chance(0.3)) create(repository.path);
          },
          () => {
            const left = random.pick(free);
            if (left !== undefined) create(left);
          },
        ];
        random.pick(steps)?.();
      };

      let before = await everything();
      for (let round = 0; round < rounds; round += 1) {
        for (let step = 0; step < 4; step += 1) happen();
        await harvestOnce(db, forge, source);
        const after = await everything();
        const kept = new Set(after.entries.map(({ id }) => id));
        expect(before.entries.filter(({ id }) => !kept.has(id))).toEqual([]);
        const versions = new Set(after.versions.map((each) => JSON.stringify(each)));
        expect(before.versions.filter((each) => !versions.has(JSON.stringify(each)))).toEqual([]);
        before = after;
        for (const each of lived) {
          const { repository, removed } = each;
          const url = forge.urlOf(repository);
          const isVisible = !removed && !repository.private;
          if (isVisible && (each.seenAt !== null || repository.file !== null)) each.seenAt = url;
          const { seenAt } = each;
          // At the address of one that is not to be seen somebody else may live by now.
          each.inherited ||=
            !isVisible && lived.some((other) => other !== each && livesAt(forge, other, seenAt));
          if (each.inherited && isVisible) each.inherited = false;
          if (seenAt === null || each.inherited) continue;
          expect(summary(await shownAt(seenAt)), `${seenAt} in round ${round}`).toEqual(expected(each));
        }
      }
      const last = await harvestOnce(db, forge, source);
      const effects = ['new', 'changed', 'revived', 'renamed', 'gone'].filter((effect) => last[effect]);
      expect(effects).toEqual([]);
    },
  );
});

function livesAt(forge: MemoryForge, { repository, removed }: Lived, url: string | null): boolean {
  return !removed && !repository.private && forge.urlOf(repository) === url;
}

function summary(entry: Entry | null) {
  return entry && { standing: entry.standing, reason: entry.gone_reason };
}

function expected({ repository, removed }: Lived) {
  const gone = (reason: string) => ({ standing: 'gone', reason });
  if (removed) return gone('removed');
  if (repository.private) return gone('private');
  if (repository.file === null) return gone('no-file');
  if (repository.archived) return gone('archived');
  return { standing: repository.file.startsWith('name: [') ? 'faulty' : 'valid', reason: null };
}
