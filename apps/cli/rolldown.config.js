import { defineConfig } from 'rolldown';

/**
 * One file: a person may copy it to a machine that has Node and nothing else. Only `plan` wants the package of the
 * solver beside it, whose WebAssembly is a file of its own.
 */
export default defineConfig({
  input: { allmende: 'src/allmende.ts' },
  platform: 'node',
  external: [/^node:/, 'highs'],
  resolve: { conditionNames: ['allmende:source', 'node', 'import', 'default'] },
  output: { dir: 'dist', format: 'esm', entryFileNames: '[name].js', codeSplitting: false },
});
