import { basename, join } from 'node:path';
import { rolldown } from 'rolldown';

const app = join(import.meta.dirname, '../..');

/** Bundles a program of this folder, so that a test can run it as a process of its own; returns its path. */
export async function buildChild(name: string): Promise<string> {
  const file = join(app, 'dist/test', `${basename(name, '.ts')}.mjs`);
  const bundle = await rolldown({
    input: join(import.meta.dirname, name),
    platform: 'node',
    external: [/^node:/, /^kysely/, /^pg$/, /^nodemailer/, /^@electric-sql\//, /^@node-rs\//],
    resolve: { conditionNames: ['allmende:source', 'node', 'import', 'default'] },
  });
  await bundle.write({ file, format: 'esm' });
  await bundle.close();
  return file;
}
