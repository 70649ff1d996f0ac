import { migrations } from '../../../../migrations/index.ts';
import type { Database } from './database.ts';

/** Whether the store answers, and with the schema that this program knows. */
export type StoreStanding = 'current' | 'store-unreachable' | 'migrations-pending' | 'newer-version';

/** Looks at the store as a request would; a store that does not answer within `patience` milliseconds counts as away. */
export async function readStanding(db: Database, patience = 5000): Promise<StoreStanding> {
  const asked = db
    .asOperator((trx) => trx.selectFrom('migration').select('name').execute())
    .then(compare, () => 'store-unreachable' as const);
  let timer: NodeJS.Timeout | undefined;
  const given = new Promise<StoreStanding>((done) => {
    timer = setTimeout(() => done('store-unreachable'), patience);
  });
  const standing = await Promise.race([asked, given]);
  clearTimeout(timer);
  return standing;
}

function compare(applied: { name: string }[]): StoreStanding {
  const names = new Set(applied.map(({ name }) => name));
  const known = migrations.map(({ name }) => name);
  if ([...names].some((name) => !known.includes(name))) return 'newer-version';
  return known.every((name) => names.has(name)) ? 'current' : 'migrations-pending';
}
