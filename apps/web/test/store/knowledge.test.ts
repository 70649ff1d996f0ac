import { resolve } from 'node:path';
import { readKnowledge, type Knowledge } from '@allmende/knowledge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database/index.ts';
import { readStoredKnowledge, syncKnowledge } from '#lib/server/knowledge/index.ts';
import { storeKinds } from './stores.ts';

const read = readKnowledge(resolve(import.meta.dirname, '../../../../knowledge'), '2099-12-31');
if (!read.ok) throw new Error('the facts are not valid');
const { knowledge } = read;
const size = Object.values(knowledge).reduce((sum, list) => sum + list.length, 0);

describe.each(storeKinds())('facts in the $name store', (kind) => {
  let db: Database;
  beforeAll(async () => {
    await kind.start();
    db = await openDatabase(await kind.place());
  });
  afterAll(async () => {
    await db.close();
    await kind.stop();
  });

  it('come in completely and read back equal', async () => {
    expect(await syncKnowledge(db, knowledge)).toEqual({ added: size, changed: 0, removed: 0, unchanged: 0 });
    expect(sorted(await readStoredKnowledge(db))).toEqual(sorted(knowledge));
  });

  it('are left alone when nothing changed', async () => {
    expect(await syncKnowledge(db, knowledge)).toEqual({ added: 0, changed: 0, removed: 0, unchanged: size });
  });

  it('change only where the files changed', async () => {
    const [first, second, ...rest] = knowledge.vendors;
    if (!first || !second) throw new Error('two vendors are needed');
    const changed = { ...knowledge, vendors: [{ ...first, name: 'Umbenannt GmbH' }, ...rest] };
    expect(await syncKnowledge(db, changed)).toEqual({
      added: 0,
      changed: 1,
      removed: 1,
      unchanged: size - 2,
    });
    expect(sorted(await readStoredKnowledge(db))).toEqual(sorted(changed));
    expect(await syncKnowledge(db, knowledge)).toEqual({
      added: 1,
      changed: 1,
      removed: 0,
      unchanged: size - 2,
    });
  });
});

/** The files' order says nothing; the facts do. */
function sorted(facts: Knowledge): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(facts).map(([part, list]) => [
      part,
      list.map((fact: object) => canonical(fact)).toSorted(),
    ]),
  );
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
