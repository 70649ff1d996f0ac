import { buildMatcher } from '@allmende/inventory';
import { matchTargets, type KnowledgeIndex } from '@allmende/knowledge';
import { normaliseRepositoryUrl } from '#lib/server/catalogue/index.ts';
import type { LinkEvidence } from '#lib/server/database/index.ts';

/** What an entry says that could lead to a product. */
export interface EntryClues {
  name: string;
  /** Where it was found, and aliases; normalised. */
  addresses: readonly string[];
  /** The address that its file names, normalised: anybody can write the address of somebody else there. */
  namedUrl: string | null;
  landingPage: string | null;
  publisher: string | null;
}

export interface FoundProduct {
  productId: string;
  /** By the repository: nobody has to be asked. */
  isCertain: boolean;
  evidence: LinkEvidence[];
}

/** The open products among the facts, to be found by what an entry says. */
export interface ProductLookup {
  find(clues: EntryClues): FoundProduct[];
}

/** With `.git` or without, in whatever case: the same address. */
const same = (url: string): string => url.replace(/\.git$/, '').toLowerCase();

/**
 * A lookup for all entries; built when the first one is asked for, which takes some 100 ms.
 *
 * @example productLookup(knowledge).find({ name, addresses: [url], namedUrl: null, landingPage: null, publisher: null })
 */
export function productLookup(knowledge: KnowledgeIndex): ProductLookup {
  let built: ProductLookup | undefined;
  return { find: (clues) => (built ??= buildLookup(knowledge)).find(clues) };
}

function buildLookup(knowledge: KnowledgeIndex): ProductLookup {
  const byRepository = new Map<string, string>();
  const byPage = new Map<string, Set<string>>();
  for (const { id, licence, repository, homepage } of knowledge.products.values()) {
    if (licence.kind === 'proprietary') continue;
    const code = normaliseRepositoryUrl(repository ?? '');
    const page = normaliseRepositoryUrl(homepage ?? '');
    if (code !== null) byRepository.set(same(code), id);
    if (page !== null) byPage.set(same(page), (byPage.get(same(page)) ?? new Set()).add(id));
  }
  const matcher = buildMatcher(matchTargets(knowledge).filter(({ openSource }) => openSource));
  const codeOf = (id: string): string => knowledge.products.get(id)?.repository ?? '';
  const nameOf = (id: string): string => knowledge.products.get(id)?.name ?? id;

  const find = ({ name, addresses, namedUrl, landingPage, publisher }: EntryClues): FoundProduct[] => {
    const found = new Map<string, LinkEvidence[]>();
    const note = (id: string, evidence: LinkEvidence): void =>
      void found.set(id, [...(found.get(id) ?? []), evidence]);
    for (const entry of addresses) {
      const id = byRepository.get(same(entry));
      if (id !== undefined && !found.has(id)) note(id, { kind: 'repository', entry, product: codeOf(id) });
    }
    const named = namedUrl === null ? undefined : byRepository.get(same(namedUrl));
    if (named !== undefined && namedUrl !== null && !found.has(named))
      note(named, { kind: 'named-repository', entry: namedUrl, product: codeOf(named) });
    const page = normaliseRepositoryUrl(landingPage ?? '');
    for (const id of page === null ? [] : (byPage.get(same(page)) ?? []))
      note(id, {
        kind: 'homepage',
        entry: landingPage ?? '',
        product: knowledge.products.get(id)?.homepage ?? '',
      });
    const { decision, product, score } = matcher.match(name, publisher ?? undefined);
    if (decision === 'accept' && product !== null)
      note(product, { kind: 'name', entry: name, product: nameOf(product), score });
    const certain = [...found].filter(([, [first]]) => first?.kind === 'repository');
    return [...found].map(([productId, evidence]) => ({
      productId,
      // Two products from one repository: somebody has to say which.
      isCertain: certain.length === 1 && certain[0]?.[0] === productId,
      evidence,
    }));
  };
  return { find };
}
