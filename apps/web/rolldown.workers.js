import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'rolldown';

const here = import.meta.dirname;
const dist = join(here, 'dist/workers');
const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const names = readdirSync(join(here, 'workers'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));

/** Threads of their own: started from their built file, with the packages that the server installs left outside. */
export default defineConfig({
  input: Object.fromEntries(names.map((name) => [name, join(here, 'workers', `${name}.ts`)])),
  platform: 'node',
  // This app's own tsconfig extends one that SvelteKit writes, which a fresh clone does not have yet.
  tsconfig: join(here, '../../tsconfig.base.json'),
  external: [/^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
  resolve: { conditionNames: ['allmende:source', 'node', 'import', 'default'] },
  plugins: [
    {
      name: 'store-template',
      writeBundle: () =>
        void execFileSync(process.execPath, [join(dist, 'make-store-template.mjs')], { stdio: 'inherit' }),
    },
  ],
  output: {
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  },
});
