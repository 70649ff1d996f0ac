import { similarNames } from '@allmende/inventory';
import type { Said } from './what-list-says.ts';

/** Why an application of the list is taken for one that is stored under another name. */
export type RenameReason = 'same-id' | 'same-product' | 'similar-name' | 'same-name';

/** A stored application that the list no longer names. */
export interface GoneName {
  id: number;
  raw_name: string;
  product_id: string | null;
  vendor_text: string | null;
  department: string | null;
}

/** So alike must two names be where the vendor is the same, and where it is not known. */
const [alikeEnough, veryAlike] = [0.75, 0.85];
/** Names are compared when they share the beginning of a word. */
const beginning = 4;
/** A beginning that so many names share tells none of them apart. */
const commonBeginning = 50;

/**
 * Which new names are new names of something that the list no longer names: the same product, or much the same name
 * and the same vendor, in the same department. Where several could be meant, none is taken.
 *
 * @returns by id of the stored application, what the list says now, and why it is taken for it
 */
export function findRenames(
  added: readonly Said[],
  gone: readonly GoneName[],
): Map<number, { said: Said; reason: RenameReason }> {
  const found = new Map<number, { said: Said; reason: RenameReason }>();
  if (gone.length === 0) return found;
  const taken = new Set<Said>();
  const keep = (pairs: readonly [GoneName, Said][], reason: RenameReason): void => {
    for (const [old, said] of onlyPairs(pairs)) {
      const isSameName = old.raw_name === said.fields.raw_name;
      found.set(old.id, { said, reason: isSameName ? 'same-name' : reason });
      taken.add(said);
    }
  };
  keep(sameProduct(added, gone), 'same-product');
  const rest = added.filter((said) => !taken.has(said));
  keep(
    similarlyNamed(
      rest,
      gone.filter(({ id }) => !found.has(id)),
    ),
    'similar-name',
  );
  return found;
}

function sameProduct(added: readonly Said[], gone: readonly GoneName[]): [GoneName, Said][] {
  const byProduct = new Map<string, Said[]>();
  for (const said of added) {
    if (said.matched.product_id === null) continue;
    const key = `${said.matched.product_id}|${folded(said.fields.department)}`;
    byProduct.set(key, [...(byProduct.get(key) ?? []), said]);
  }
  return gone.flatMap((old) =>
    old.product_id === null
      ? []
      : (byProduct.get(`${old.product_id}|${folded(old.department)}`) ?? []).map((said): [GoneName, Said] => [
          old,
          said,
        ]),
  );
}

/** Candidates share the beginning of a rare word, so that thousands of names are not held against thousands. */
function similarlyNamed(added: readonly Said[], gone: readonly GoneName[]): [GoneName, Said][] {
  const byBeginning = new Map<string, Said[]>();
  for (const said of added)
    for (const start of beginnings(said.fields.raw_name)) {
      const known = byBeginning.get(start);
      if (known) known.push(said);
      else byBeginning.set(start, [said]);
    }
  return gone.flatMap((old) => {
    const candidates = new Set<Said>();
    for (const start of beginnings(old.raw_name)) {
      const bearers = byBeginning.get(start) ?? [];
      if (bearers.length <= commonBeginning) for (const said of bearers) candidates.add(said);
    }
    return [...candidates].flatMap((said): [GoneName, Said][] => (isSame(old, said) ? [[old, said]] : []));
  });
}

/** Two different products stay two, and so do two vendors, however alike the names are. */
function isSame(old: GoneName, { fields, matched }: Said): boolean {
  if (folded(old.department) !== folded(fields.department)) return false;
  if (old.product_id !== null && matched.product_id !== null) return false;
  const [was, is] = [folded(old.vendor_text), folded(fields.vendor_text)];
  if (was !== '' && is !== '' && was !== is) return false;
  if (old.raw_name === fields.raw_name || squashed(old.raw_name) === squashed(fields.raw_name)) return true;
  const vendor = new Set([...wordsOf(was), ...wordsOf(is)]);
  const [similar] = similarNames(without(old.raw_name, vendor), [without(fields.raw_name, vendor)]);
  return (similar?.similarity ?? 0) >= (was !== '' && was === is ? alikeEnough : veryAlike);
}

/** The vendor in front of every name of a vendor makes them no more alike. */
function without(name: string, vendor: ReadonlySet<string>): string {
  return wordsOf(name)
    .filter((word) => !vendor.has(word.toLowerCase()))
    .join(' ');
}

/** Without what is between the letters: „Straßen-Kataster“ and „Straßenkataster“. */
function squashed(name: string): string {
  return wordsOf(name.toLowerCase()).join('');
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function beginnings(name: string): Set<string> {
  return new Set(wordsOf(name.toLowerCase()).map((word) => word.slice(0, beginning)));
}

function folded(text: string | null): string {
  return (text ?? '').trim().toLowerCase();
}

/** Those pairs of which neither side stands in another pair. */
function onlyPairs(pairs: readonly [GoneName, Said][]): [GoneName, Said][] {
  const count = new Map<unknown, number>();
  for (const side of pairs.flat()) count.set(side, (count.get(side) ?? 0) + 1);
  return pairs.filter(([old, said]) => count.get(old) === 1 && count.get(said) === 1);
}
