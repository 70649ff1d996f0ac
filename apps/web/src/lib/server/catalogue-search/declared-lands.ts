import type { Database } from '#lib/server/database/index.ts';
import { usesByLand } from '#lib/server/use-declarations/index.ts';

/** The Länder in which entries are declared to be in use, by entry. */
export async function declaredLands(db: Database): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { software, land } of await usesByLand(db))
    found.set(software, [...(found.get(software) ?? []), land]);
  return found;
}

/** The entries for which two answers differ. */
export function differing(
  before: ReadonlyMap<string, readonly string[]>,
  now: ReadonlyMap<string, readonly string[]>,
): string[] {
  const same = (id: string): boolean => before.get(id)?.join() === now.get(id)?.join();
  return [...new Set([...before.keys(), ...now.keys()])].filter((id) => !same(id));
}
