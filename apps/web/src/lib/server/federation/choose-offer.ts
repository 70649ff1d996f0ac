/** What another catalogue says of a repository. */
export interface Offer {
  /** The catalogue that was asked. */
  source: string;
  sha256: string;
  valid: boolean;
  /** When the file last changed, as its origin says. */
  modifiedAt: Date;
  /** The catalogues that it came through, from the one that was asked to the one that found it. */
  chain: readonly string[];
}

/**
 * The offer that is shown, of all that stand: a valid file before a faulty one, then the newer version, then
 * whoever had that version first, then the shorter way, then the first address. A version is as old as the first that is known of it: who merely got it late has not got
 * a newer one. The same offers give the same choice everywhere, in whatever order they came.
 *
 * @param firstSeen when a version was first seen here, by its hash
 * @example chooseOffer([fromOrigin, throughAnother])?.chain.length // 1
 */
export function chooseOffer<Each extends Offer>(
  offers: readonly Each[],
  firstSeen: ReadonlyMap<string, Date> = new Map(),
): Each | null {
  const since = new Map([...firstSeen].map(([sha256, date]) => [sha256, date.getTime()]));
  for (const { sha256, modifiedAt } of offers)
    since.set(sha256, Math.min(since.get(sha256) ?? Infinity, modifiedAt.getTime()));
  const ageOf = ({ sha256 }: Each): number => since.get(sha256) ?? 0;
  const [best] = offers.toSorted(
    (a, b) =>
      Number(b.valid) - Number(a.valid) ||
      ageOf(b) - ageOf(a) ||
      (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : 0) ||
      a.modifiedAt.getTime() - b.modifiedAt.getTime() ||
      a.chain.length - b.chain.length ||
      (a.source < b.source ? -1 : a.source > b.source ? 1 : 0),
  );
  return best ?? null;
}

/**
 * The way that an entry took, as it will be given on; null where it would go round in a circle.
 *
 * @param via the way to the catalogue that was asked, as it says itself; empty for its own entries
 * @param ours addresses of this catalogue
 */
export function chainOf(source: string, via: readonly string[], ours: ReadonlySet<string>): string[] | null {
  const chain = [source, ...via];
  const isCircle = chain.some((each) => ours.has(each)) || new Set(chain).size < chain.length;
  // A way that long is a fault or a trick; catalogues are not that far apart.
  return isCircle || chain.length > LONGEST_CHAIN ? null : chain;
}

const LONGEST_CHAIN = 16;
