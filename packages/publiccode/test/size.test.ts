import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';

async function gzippedKilobytes(code: string): Promise<number> {
  const entry = fileURLToPath(new URL('../src/index.ts', import.meta.url));
  const bundle = await rolldown({
    input: 'entry',
    platform: 'browser',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : undefined),
        load: (id) => (id === 'entry' ? `${code} from ${JSON.stringify(entry)};` : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const text = output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
  expect(text).not.toMatch(/from\s*["']node:/u);
  return gzipSync(text, { level: 9 }).length / 1000;
}

it('is small enough for a page, with the YAML library and all tables', async () => {
  expect(await gzippedKilobytes('export *')).toBeLessThan(150);
});

it('leaves out what is not used: a schema alone needs neither YAML nor tables', async () => {
  expect(await gzippedKilobytes('export { jsonSchema }')).toBeLessThan(20);
});
