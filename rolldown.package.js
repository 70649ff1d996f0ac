import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const { dependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8'));

export default defineConfig({
  input: 'src/index.ts',
  external: [/^node:/, ...Object.keys(dependencies)],
  output: { file: 'dist/index.js', format: 'esm' },
});
