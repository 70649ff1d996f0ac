import type { z } from 'zod';
import type { Asked } from '../forge-trouble.ts';
import type { Forges } from '../forges.ts';
import type { Repository } from '../repository.ts';
import { askForge, nextLink, troubleOf } from './ask-forge.ts';
import type { Listing } from './forge-client.ts';

/** `unchanged` counts what was left out. */
type CountedPage = Asked<{ repositories: Repository[]; next: string | null; unchanged: number }>;

/**
 * The page of the first place that is there: whether an owner is an organisation or a person, only the answer tells.
 * What is known to have rested since the wanted moment is left out.
 */
export async function listFirst<T>(
  forges: Forges,
  { origin, since }: Pick<Listing, 'origin' | 'since'>,
  {
    places,
    shape,
    describe,
  }: { places: readonly URL[]; shape: z.ZodType<T[]>; describe: (given: T) => Repository },
): Promise<CountedPage> {
  for (const [at, place] of places.entries()) {
    const read = await askForge(forges, place, shape);
    if (read.outcome === 'missing' && at + 1 < places.length) continue;
    if (read.outcome !== 'found') return { ok: false, trouble: troubleOf(read, place) };
    const all = read.value.map(describe);
    const repositories = all.filter(({ pushedAt }) => !since || !pushedAt || pushedAt >= since);
    const unchanged = all.length - repositories.length;
    return { ok: true, value: { repositories, next: nextLink(read.answer), unchanged } };
  }
  return { ok: false, trouble: { code: 'not-found', detail: origin } };
}
