import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatProblem, indexKnowledge, loadKnowledge, type KnowledgeIndex } from '@allmende/knowledge';
import type { Surroundings } from './command.ts';

/** The public facts, from `knowledge/` beside the program. Throws when they are missing or not valid. */
export function openKnowledge({ home, today }: Surroundings): KnowledgeIndex {
  const folder = join(home ?? findHome(), 'knowledge');
  const loaded = loadKnowledge(folder, today);
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return indexKnowledge(loaded.knowledge, loaded.planning);
}

function findHome(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'knowledge', 'capabilities.yaml'))) return folder;
    if (dirname(folder) === folder)
      throw new Error('The folder "knowledge" was not found; set ALLMENDE_HOME to the folder that holds it.');
  }
}
