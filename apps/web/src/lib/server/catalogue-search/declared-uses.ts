import type { Database } from '#lib/server/database/index.ts';
import { usesByLand } from '#lib/server/use-declarations/index.ts';

/** Who has declared to use an entry: the Länder, and how many administrations in all. */
export interface DeclaredUses {
  lands: readonly string[];
  users: number;
}

/** Declared uses by entry. */
export async function declaredUses(db: Database): Promise<Map<string, DeclaredUses>> {
  const found = new Map<string, DeclaredUses>();
  for (const { software, land, count } of await usesByLand(db)) {
    const { lands, users } = found.get(software) ?? { lands: [], users: 0 };
    found.set(software, { lands: [...lands, land], users: users + count });
  }
  return found;
}

/** The entries for which two answers differ. */
export function differing(
  before: ReadonlyMap<string, DeclaredUses>,
  now: ReadonlyMap<string, DeclaredUses>,
): string[] {
  const same = (id: string): boolean => JSON.stringify(before.get(id)) === JSON.stringify(now.get(id));
  return [...new Set([...before.keys(), ...now.keys()])].filter((id) => !same(id));
}
