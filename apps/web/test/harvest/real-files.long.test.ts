import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entryByUrl } from '#lib/server/catalogue/index.ts';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { addSource, harvestForges } from '#lib/server/harvest/index.ts';
import { FakeForge, type FakeKind } from '../forges/fake/index.ts';
import { storeKinds } from '../store/stores.ts';
import { harvestOnce } from './harvest-once.ts';

const folder = resolve(import.meta.dirname, '../../../../../shared/data/publiccode');
const isThere = existsSync(folder);
const files = isThere ? readdirSync(folder).filter((name) => name.endsWith('.yml')) : [];
if (!isThere) process.stdout.write('real publiccode files: skipped, ../shared is not there\n');

describe.skipIf(!isThere).each(storeKinds())(
  'the collected files, as repositories, in the $name store',
  (kind) => {
    let db: Database;

    beforeAll(async () => {
      process.env['ALLMENDE_FORGE_HOSTS'] = '127.0.0.1';
      await kind.start();
      db = await openDatabase(await kind.place());
    });
    afterAll(async () => {
      delete process.env['ALLMENDE_FORGE_HOSTS'];
      await db.close();
      await kind.stop();
    });

    it.each(['gitlab', 'github', 'gitea'] as FakeKind[])(
      'are all entries after a harvest of %s',
      async (program) => {
        const forge = await FakeForge.start(program);
        const paths = files.map((name) => {
          const [owner = '', ...rest] = name.replace(/\.yml$/, '').split('__');
          const path = `${owner}/${rest.join('-')}`;
          forge.add(path, { files: { 'publiccode.yml': readFileSync(join(folder, name), 'utf8') } });
          return path;
        });
        // A forge of GitHub cannot list all that it has; an organisation of it can.
        for (const owner of new Set(paths.map((path) => path.split('/')[0]))) {
          const url = forge.at(owner ?? '');
          const forgeKind = program === 'plain' ? 'git' : program;
          const added = await addSource(db, 'local', { kind: 'organisation', url, forge: forgeKind });
          if (added.ok) await harvestOnce(db, harvestForges(db), added.id);
        }
        for (const path of paths) {
          const entry = await db.asOperator((trx) => entryByUrl(trx, forge.at(path)));
          expect(entry?.standing, path).toMatch(/^(?:valid|faulty)$/);
          expect(entry?.name).not.toBe('');
        }
        await forge.stop();
      },
    );
  },
);
