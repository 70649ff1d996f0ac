import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import type * as inventory from '@allmende/inventory';

/**
 * `buildMatcher` as it is shipped: bundled, and run by Node.js itself. Vitest calls every function of another module
 * through a getter, which costs more than the function where functions are small.
 */
export async function shippedMatcher(): Promise<typeof inventory.buildMatcher> {
  const folder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
  try {
    const source = new URL('../packages/inventory/src/matching/index.ts', import.meta.url);
    const bundle = await rolldown({ input: fileURLToPath(source), platform: 'node' });
    const file = join(folder, 'matching.mjs');
    await bundle.write({ file, format: 'esm' });
    const built: typeof inventory = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return built.buildMatcher;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
