import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of the knowledge folder that hold facts: one file, or a folder with one file per id. */
export const FACT_PARTS = [
  'capabilities.yaml',
  'vendors',
  'products',
  'alternatives',
  'deployments',
  'lifecycles',
  'effort.yaml',
  'prerequisites.yaml',
  'pilot.yaml',
  'bundles',
  'guidance',
  'cases',
] as const;

/**
 * The YAML files of one part, as paths below the knowledge folder, sorted by name.
 *
 * @example
 * listFactFiles('knowledge', 'vendors'); // ["vendors/1password.yaml", …]
 */
export const listFactFiles = (folder: string, part: string): string[] => {
  if (!existsSync(join(folder, part))) return [];
  if (part.endsWith('.yaml')) return [part];
  return readdirSync(join(folder, part))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => `${part}/${name}`);
};
