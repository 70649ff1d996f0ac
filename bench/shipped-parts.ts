import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type * as parts from './import-parts.ts';

const web = resolve(import.meta.dirname, '../apps/web');

/** The app's import as it is shipped, see {@link shippedParts}. */
export const shippedImport = (): Promise<typeof parts> => shippedParts('import-parts');

/**
 * A part of the app as it is shipped: bundled, and run by Node.js itself. It lies in the app's `dist`, from where the
 * program finds its workers.
 *
 * @param name of a file in this folder that exports it
 */
export async function shippedParts<Parts>(name: string): Promise<Parts> {
  const { dependencies } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const installed = Object.keys(dependencies).filter((name) => !name.startsWith('@allmende/'));
  const bundle = await rolldown({
    input: join(import.meta.dirname, `${name}.ts`),
    platform: 'node',
    tsconfig: join(web, '../../tsconfig.base.json'),
    external: [/^node:/, ...installed.map((name) => new RegExp(`^${name}(/|$)`))],
    resolve: { conditionNames: ['allmende:source', 'node', 'import', 'default'] },
  });
  const folder = join(web, 'dist/bench');
  mkdirSync(folder, { recursive: true });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: `${name}.mjs` });
  await bundle.close();
  const file = join(folder, `${name}.mjs`);
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Parts;
}
