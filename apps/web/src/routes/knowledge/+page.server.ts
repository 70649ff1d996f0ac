import { areaName } from '#lib/i18n/area-name.ts';
import { app } from '#lib/server/app.ts';
import type { PageServerLoad } from './$types.ts';

const most = 100;

export const load: PageServerLoad = ({ url, locals }) => {
  const { knowledge } = app();
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const count = <T>(lists: ReadonlyMap<string, readonly T[]>): number =>
    [...lists.values()].reduce((sum, list) => sum + list.length, 0);
  const capabilities = [...knowledge.capabilities.values()];
  return {
    query,
    hits: query === '' ? null : search(query, locals.language),
    counts: [
      knowledge.products.size,
      knowledge.vendors.size,
      capabilities.length,
      count(knowledge.alternativesFor),
      count(knowledge.deploymentsOf),
    ] as const,
    areas: [...new Set(capabilities.map(({ area }) => area))].map((area) => ({
      area,
      capabilities: capabilities
        .filter((capability) => capability.area === area)
        .map(({ id, name, openGap }) => ({ id, name: name[locals.language], openGap })),
    })),
  };
};

interface Hit {
  kind: 'product' | 'vendor' | 'capability';
  id: string;
  name: string;
  beside: string;
}

/** Every word of the query must occur; names that begin with it come first. */
function search(query: string, language: 'de' | 'en'): { total: number; hits: Hit[] } {
  const { knowledge } = app();
  const words = fold(query).split(/\s+/);
  const candidates: (Hit & { text: string })[] = [
    ...[...knowledge.products.values()].map(({ id, name, aliases, vendor }) => {
      const maker = vendor === undefined ? '' : (knowledge.vendors.get(vendor)?.name ?? '');
      const text = [name, maker, ...aliases.map((alias) => alias.text)].join(' ');
      return { kind: 'product' as const, id, name, beside: maker, text };
    }),
    ...[...knowledge.vendors.values()].map(({ id, name, formerNames, country }) => ({
      kind: 'vendor' as const,
      id,
      name,
      beside: country ?? '',
      text: [name, ...formerNames].join(' '),
    })),
    ...[...knowledge.capabilities.values()].map(({ id, name, area }) => ({
      kind: 'capability' as const,
      id,
      name: name[language],
      beside: areaName(area, language),
      text: [id, name.de, name.en, area, areaName(area, 'en')].join(' '),
    })),
  ];
  const found = candidates
    .map((candidate) => ({ candidate, text: fold(candidate.text) }))
    .filter(({ text }) => words.every((word) => text.includes(word)))
    .sort(
      (a, b) =>
        Number(fold(b.candidate.name).startsWith(words[0] ?? '')) -
          Number(fold(a.candidate.name).startsWith(words[0] ?? '')) ||
        a.candidate.name.localeCompare(b.candidate.name, 'de'),
    );
  return {
    total: found.length,
    hits: found
      .slice(0, most)
      .map(({ candidate: { kind, id, name, beside } }) => ({ kind, id, name, beside })),
  };
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');
}
