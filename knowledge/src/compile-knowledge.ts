import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KnowledgeProblem } from './knowledge-problem.ts';
import { FACT_PARTS, listFactFiles } from './list-fact-files.ts';
import { readKnowledge } from './read-knowledge.ts';
import type { PlanningFacts } from './planning-schema.ts';
import type { Knowledge } from './schema.ts';

/** All facts in one file, with what is needed to see whether it is still current. */
export interface CompiledKnowledge {
  /** SHA-256 over path, size and time of every fact file. */
  stamp: string;
  /** SHA-256 over the facts themselves; the same facts give the same hash on every machine. */
  hash: string;
  knowledge: Knowledge;
  planning: PlanningFacts;
}

export type LoadedKnowledge =
  | { ok: true; knowledge: Knowledge; planning: PlanningFacts; hash: string }
  | { ok: false; problems: KnowledgeProblem[] };

/**
 * Reads and checks all facts and writes them to `dist/knowledge.json` below the folder.
 * Where the folder cannot be written to, the facts are still returned.
 *
 * @example
 * const compiled = compileKnowledge('knowledge', '2026-11-21');
 * if (compiled.ok) compiled.hash; // changes exactly when a fact changes
 */
export const compileKnowledge = (folder: string, today: string): LoadedKnowledge => {
  const stamp = stampOf(folder);
  const read = readKnowledge(folder, today);
  if (!read.ok) return read;
  const { knowledge, planning } = read;
  const hash = createHash('sha256')
    .update(JSON.stringify([knowledge, planning]))
    .digest('hex');
  const compiled: CompiledKnowledge = { stamp, hash, knowledge, planning };
  try {
    const file = compiledFile(folder);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(compiled));
    renameSync(`${file}.${process.pid}`, file);
  } catch {
    // A read-only installation works too, it only starts more slowly.
  }
  return { ok: true, knowledge, planning, hash };
};

/**
 * All facts: from the compiled file when it is current (some 20 ms), else freshly read and compiled.
 *
 * @param folder the `knowledge` folder
 * @param today ISO date, for the check that no source lies in the future
 *
 * @example
 * const loaded = loadKnowledge('knowledge', new Date().toISOString().slice(0, 10));
 * if (loaded.ok) indexKnowledge(loaded.knowledge).products.get('nextcloud');
 */
export const loadKnowledge = (folder: string, today: string): LoadedKnowledge => {
  const compiled = readCompiled(folder);
  if (compiled?.stamp === stampOf(folder))
    return { ok: true, knowledge: compiled.knowledge, planning: compiled.planning, hash: compiled.hash };
  return compileKnowledge(folder, today);
};

const compiledFile = (folder: string): string => join(folder, 'dist', 'knowledge.json');

const readCompiled = (folder: string): CompiledKnowledge | undefined => {
  try {
    return JSON.parse(readFileSync(compiledFile(folder), 'utf8')) as CompiledKnowledge;
  } catch {
    return undefined;
  }
};

const stampOf = (folder: string): string => {
  // A file compiled by an older program, which knew fewer parts, is not current.
  const hash = createHash('sha256').update(`${FACT_PARTS.join()}\n`);
  for (const part of FACT_PARTS)
    for (const file of listFactFiles(folder, part)) {
      const { size, mtimeMs } = statSync(join(folder, file));
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  return hash.digest('hex');
};
