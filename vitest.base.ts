import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Every workspace runs the packages from source, so that a test never sees a stale build. */
export default defineConfig({
  resolve: { conditions: ['allmende:source', 'module', 'node', 'default'] },
  ssr: { resolve: { conditions: ['allmende:source', 'module', 'node', 'default'] } },
  test: {
    // Vitest leaves one core free, which on two cores is half of the machine.
    maxWorkers: '100%',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // A busy machine is no fault of the program, and what hangs is noticed all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    setupFiles: [fileURLToPath(new URL('vitest.setup.ts', import.meta.url))],
  },
});
