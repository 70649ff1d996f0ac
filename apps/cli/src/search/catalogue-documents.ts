import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { read, searchableSoftware, toModel, type PublicCode } from '@allmende/publiccode';
import type { SearchDocument } from '@allmende/search';
import { readFile } from '../read-file.ts';

const SKIPPED = new Set(['node_modules', 'dist', 'vendor']);
/** Deeper than any collection of checkouts. */
const DEEPEST = 6;

/** The publiccode files of a folder as they are searched, and what could not be read, as sentences. */
export async function catalogueDocuments(
  folder: string,
): Promise<{ documents: SearchDocument[]; problems: string[] }> {
  const documents: SearchDocument[] = [];
  const problems: string[] = [];
  for (const path of await publiccodeFiles(folder, 0)) {
    const file = await readFile(path);
    if (!file.ok) {
      problems.push(file.message);
      continue;
    }
    const model = toModel(read(file.bytes));
    if (!model)
      problems.push(`${path}: no YAML, found by its name only / kein YAML, nur nach dem Namen zu finden`);
    documents.push(softwareDocument(model ?? null, relative(folder, path), nameFrom(path)));
  }
  return { documents, problems };
}

/** All YAML files of the folder itself; below it those named publiccode.yml, as in a folder of checkouts. */
async function publiccodeFiles(folder: string, depth: number): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isFile() && (depth === 0 ? /\.ya?ml$/i : /^publiccode\.ya?ml$/i).test(entry.name))
      files.push(path);
    else if (
      entry.isDirectory() &&
      depth < DEEPEST &&
      !entry.name.startsWith('.') &&
      !SKIPPED.has(entry.name)
    )
      files.push(...(await publiccodeFiles(path, depth + 1)));
  }
  return files;
}

/** A name for a file that gives none: that of the file, or of its folder where all files are called the same. */
function nameFrom(path: string): string {
  const name = basename(path).replace(/\.ya?ml$/i, '');
  return name.toLowerCase() === 'publiccode' ? basename(dirname(path)) : (name.split('__').at(-1) ?? name);
}

/** An entry of a folder as it is searched: also by the name of its file, and only by that where it cannot be read. */
export function softwareDocument(model: PublicCode | null, id: string, fallbackName: string): SearchDocument {
  const file = searchableSoftware(model);
  const otherNames = [...file.otherNames, fallbackName];
  return { ...file, id, kind: 'software', name: model?.name ?? fallbackName, otherNames };
}
