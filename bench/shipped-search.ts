import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type * as search from '@allmende/search';

/** `createSearchIndex` as it is shipped: bundled, and run by Node.js itself; Vitest slows calls between modules down. */
export async function shippedSearch(): Promise<typeof search.createSearchIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
  try {
    const source = new URL('../packages/search/src/index.ts', import.meta.url);
    const bundle = await rolldown({ input: fileURLToPath(source), platform: 'node' });
    const file = join(folder, 'search.mjs');
    await bundle.write({ file, format: 'esm' });
    const built: typeof search = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return built.createSearchIndex;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
