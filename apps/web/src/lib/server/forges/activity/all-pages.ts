import { z } from 'zod';
import { askForge, nextLink, sameHost, type Read } from '../clients/ask-forge.ts';
import type { Forges } from '../forges.ts';

/** What a list gave; null where it is not to be had. `whole` says that no page was left out. */
export type Listed<T> = { items: T[]; whole: boolean } | null;

interface Page {
  values: unknown[];
  next?: string | null | undefined;
}

const page: z.ZodType<Page> = z.union([
  z.array(z.unknown()).transform((values) => ({ values, next: null })),
  z.object({ values: z.array(z.unknown()), next: z.string().nullish() }),
]);

/** Ten pages: more would take what the host grants away from harvesting. */
const mostPages = 10;

/**
 * Reads a list of a forge page by page, until `enough` says that an item lies too far back, or ten pages were read.
 * Items of another shape are left out.
 */
export async function allPages<T>(
  forges: Forges,
  first: URL,
  shape: z.ZodType<T>,
  enough: (item: T) => boolean = () => false,
): Promise<Listed<T>> {
  const items: T[] = [];
  let at: string | null = first.href;
  for (let count = 0; at !== null; count++) {
    if (count === mostPages) return { items, whole: false };
    const place: URL = new URL(at);
    const read: Read<Page> = await askForge(forges, place, page);
    if (read.outcome !== 'found') return count === 0 ? null : { items, whole: false };
    const found = read.value.values.flatMap((value) => {
      const item = shape.safeParse(value);
      return item.success ? [item.data] : [];
    });
    items.push(...found.filter((item) => !enough(item)));
    if (found.some(enough)) return { items, whole: true };
    at = read.value.next ? sameHost(read.value.next, read.answer.url) : nextLink(read.answer);
  }
  return { items, whole: true };
}

/** Whether a folder of a repository holds a SECURITY.md, whatever its spelling. */
export function hasSecurityFile(names: readonly string[]): boolean {
  return names.some((name) => /^security(?:\.(?:md|markdown|txt|rst|adoc))?$/i.test(name));
}

/** Runs some work on each of a few items, one after the other, to stay a polite guest. */
export async function eachInTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
