import { defineConfig } from 'rolldown';

/** One file: a person may copy it to a machine that has Node and nothing else. */
export default defineConfig({
  input: { allmende: 'src/allmende.ts' },
  platform: 'node',
  external: [/^node:/],
  resolve: { conditionNames: ['allmende:source', 'node', 'import', 'default'] },
  output: { dir: 'dist', format: 'esm', entryFileNames: '[name].js', codeSplitting: false },
});
