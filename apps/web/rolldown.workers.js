import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'rolldown';

const here = import.meta.dirname;
const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const names = readdirSync(join(here, 'workers'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));

/** Threads of their own: started from their built file, with the packages that the server installs left outside. */
export default defineConfig({
  input: Object.fromEntries(names.map((name) => [name, join(here, 'workers', `${name}.ts`)])),
  platform: 'node',
  external: [/^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  resolve: { conditionNames: ['allmende:source', 'node', 'import', 'default'] },
  output: {
    dir: join(here, 'dist/workers'),
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  },
});
