import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { indexKnowledge, loadKnowledge, searchableProduct, type KnowledgeIndex } from '@allmende/knowledge';
import { read, toModel } from '@allmende/publiccode';
import { administrativeWords, type SearchDocument, type SearchKnowledge } from '@allmende/search';
import { softwareDocument } from '../apps/cli/src/search/catalogue-documents.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files = fileURLToPath(new URL('../../shared/data/publiccode/', import.meta.url));

/** True where the real publiccode files lie beside the repository. */
export const hasFiles = existsSync(files);

/** What is searched: all products of the knowledge base and, where they are there, the real publiccode files. */
export function searchCorpus(): { documents: SearchDocument[]; words: SearchKnowledge } {
  const loaded = loadKnowledge(`${root}knowledge`, '2026-11-22');
  if (!loaded.ok) throw new Error('The knowledge base is not valid.');
  const facts = indexKnowledge(loaded.knowledge);
  const products = [...facts.products.values()].map((product) => searchableProduct(facts, product));
  return { documents: [...products, ...fileDocuments()], words: wordsOf(facts) };
}

const wordsOf = ({ capabilities }: KnowledgeIndex): SearchKnowledge =>
  administrativeWords(
    [...capabilities.values()].map(({ id, name }) => ({
      id,
      names: [name.de, { text: name.en, language: 'en' }],
    })),
  );

function fileDocuments(): SearchDocument[] {
  if (!hasFiles) return [];
  return readdirSync(files)
    .filter((file) => file.endsWith('.yml'))
    .map((file) => {
      const id = file.slice(0, -4);
      return softwareDocument(
        toModel(read(readFileSync(files + file))) ?? null,
        id,
        id.split('__').at(-1) ?? id,
      );
    });
}
