import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { searchableProduct } from '@allmende/knowledge';
import type { Language } from '@allmende/sovereignty';
import { administrativeWords, createSearchIndex, describeWhy, type SearchIndex } from '@allmende/search';
import { UsageError, type Command } from '../command.ts';
import { columns } from '../format.ts';
import { languageOption } from '../language-option.ts';
import { openKnowledge } from '../open-knowledge.ts';
import { readLines } from '../read-lines.ts';
import { catalogueDocuments } from './catalogue-documents.ts';

const OPEN = ['product', 'software'];
const MOST = 1000;
/** Reasons that a person reads for one hit; `--json` has them all. */
const SHOWN_REASONS = 2;

/** Finds open software for what somebody needs or wants to replace, in the knowledge base and a folder of publiccode files. */
export const search: Command = async (words, surroundings) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      lang: { type: 'string' },
      stdin: { type: 'boolean' },
      catalogue: { type: 'string' },
      limit: { type: 'string' },
    },
  });
  if (values.stdin ? positionals.length > 0 : positionals.length === 0)
    throw new UsageError('search QUERY | --stdin');
  const language = languageOption(values.lang, surroundings);
  const limit = limitOf(values.limit);
  const queries = values.stdin ? await readLines(surroundings.stdin) : [positionals.join(' ')];

  const facts = openKnowledge(surroundings);
  const capabilities = [...facts.capabilities.values()].map(({ id, name }) => ({
    id,
    names: [name.de, { text: name.en, language: 'en' }],
  }));
  const index = createSearchIndex(administrativeWords(capabilities));
  for (const product of facts.products.values()) index.add(searchableProduct(facts, product));
  const files = new Map<string, string>();
  if (values.catalogue !== undefined) {
    const catalogue = await openCatalogue(values.catalogue);
    if (!catalogue.ok) {
      surroundings.err(`allmende: ${catalogue.message}\n`);
      return 1;
    }
    for (const problem of catalogue.problems) surroundings.err(`allmende: ${problem}\n`);
    for (const document of catalogue.documents) {
      index.add(document);
      files.set(document.id, join(values.catalogue, document.id));
    }
  }

  const answers = queries.map((query) => answer(index, query, { limit, language, files }));
  if (values.json) surroundings.out(`${JSON.stringify(values.stdin ? answers : answers[0], null, 2)}\n`);
  else for (const found of answers) surroundings.out(readable(found, language));
  return 0;
};

interface Answer {
  query: string;
  total: number;
  corrected?: string;
  hits: { kind: string; id: string; file?: string; name: string; score: number; why: string[] }[];
}

/** Open software first, whatever the scores say; products that are not open fill what room is left. */
function answer(
  index: SearchIndex,
  query: string,
  { limit, language, files }: { limit: number; language: Language; files: ReadonlyMap<string, string> },
): Answer {
  const open = index.search({ query, limit, language, filters: { kind: OPEN } });
  const room = limit - open.hits.length;
  const closed = index.search({ query, limit: room, language, filters: { kind: ['proprietary'] } });
  const { corrected } = open;
  return {
    query,
    total: open.total + closed.total,
    ...(corrected === undefined ? {} : { corrected }),
    hits: [...open.hits, ...closed.hits].map(({ kind, id, name, score, why }) => {
      const file = files.get(id);
      return {
        kind,
        id,
        ...(file === undefined ? {} : { file }),
        name,
        score,
        why: why.map((reason) => describeWhy(reason, language)),
      };
    }),
  };
}

const PHRASES: Record<Language, { of: string; none: string; read: string; proprietary: string }> = {
  de: { of: 'von', none: 'nichts gefunden', read: 'gelesen als', proprietary: 'proprietär' },
  en: { of: 'of', none: 'nothing found', read: 'read as', proprietary: 'proprietary' },
};

function readable({ query, total, corrected, hits }: Answer, language: Language): string {
  const phrases = PHRASES[language];
  const found = total === 0 ? phrases.none : `${hits.length} ${phrases.of} ${total}`;
  const read = corrected === undefined ? '' : ` (${phrases.read} „${corrected}“)`;
  const rows = hits.map(({ kind, id, file, name, why }) => [
    kind === 'proprietary' ? `${name} [${phrases.proprietary}]` : name,
    file ?? id,
    why.slice(0, SHOWN_REASONS).join('; '),
  ]);
  return `${query}: ${found}${read}\n${columns(rows)}`;
}

function limitOf(given: string | undefined): number {
  if (given === undefined) return 10;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new UsageError(`--limit ${given}`);
  return limit;
}

/** What the folder holds, or why it cannot be read. */
async function openCatalogue(
  folder: string,
): Promise<({ ok: true } & Awaited<ReturnType<typeof catalogueDocuments>>) | { ok: false; message: string }> {
  try {
    return { ok: true, ...(await catalogueDocuments(folder)) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return {
      ok: false,
      message: `${folder}: ${code === 'ENOENT' ? 'no such folder / Ordner nicht gefunden' : message}`,
    };
  }
}
