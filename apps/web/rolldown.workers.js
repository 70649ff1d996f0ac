import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { defineConfig } from 'rolldown';

const here = import.meta.dirname;
const dist = join(here, 'dist/workers');
const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
const names = readdirSync(join(here, 'workers'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'));

/** Programs in WebAssembly that draw pictures and make plans: beside the worker, which may read no other folder. */
const require = createRequire(import.meta.url);
const assemblies = {
  'highs.wasm': 'highs/runtime',
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'webp-decoder.wasm': '@jsquash/webp/codec/dec/webp_dec.wasm',
  'webp-encoder.wasm': '@jsquash/webp/codec/enc/webp_enc_simd.wasm',
};

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
      name: 'assemblies',
      writeBundle: () => {
        for (const [name, from] of Object.entries(assemblies))
          copyFileSync(require.resolve(from), join(dist, name));
      },
    },
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
