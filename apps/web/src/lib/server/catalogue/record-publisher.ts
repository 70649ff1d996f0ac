import { randomUUID } from 'node:crypto';
import type { CodeHosting, Transaction } from '#lib/server/database/index.ts';
import { insertPublisher, publisherBy, updatePublisher } from './store.ts';

/** Somebody who publishes code, as a list names them. */
export interface FoundPublisher {
  /** By which the same list names them again. */
  key: string;
  name: string;
  email: string | null;
  codeHosting: readonly Pick<CodeHosting, 'url' | 'group'>[];
  now: Date;
}

/**
 * Takes a publisher into the catalogue, or brings a known one up to date: known by the key, else by the name. Returns
 * the id.
 *
 * @example await recordPublisher(trx, { key: '3-pcm', name: 'Musterstadt', email: null, codeHosting: [], now });
 */
export async function recordPublisher(trx: Transaction, found: FoundPublisher): Promise<string> {
  const name = found.name.trim().slice(0, 500) || found.key;
  const known = await publisherBy(trx, found.key, name);
  const at = found.now.toISOString();
  if (!known) {
    const code_hosting = found.codeHosting.map((each) => ({ ...each, createdAt: at, updatedAt: at }));
    const id = await insertPublisher(trx, {
      id: randomUUID(),
      description: name,
      email: found.email,
      alternative_id: found.key,
      code_hosting: JSON.stringify(code_hosting),
      created_at: found.now,
      updated_at: found.now,
    });
    return id ?? recordPublisher(trx, found);
  }
  const before = new Map(known.code_hosting.map((each) => [each.url, each]));
  const hosting = found.codeHosting.map(
    ({ url, group }) => before.get(url) ?? { url, group, createdAt: at, updatedAt: at },
  );
  const isSame =
    known.email === found.email &&
    hosting.length === before.size &&
    hosting.every(({ url, group }) => before.get(url)?.group === group);
  if (!isSame)
    await updatePublisher(trx, known.id, {
      email: found.email,
      code_hosting: JSON.stringify(hosting),
      updated_at: found.now,
    });
  return known.id;
}
