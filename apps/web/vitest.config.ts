import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

export default mergeConfig(base, {
  plugins: [svelte()],
  test: {
    globalSetup: ['./test/build-workers.ts'],
    // Each file anew reads the whole program in again, which took a third of the time.
    isolate: false,
    exclude: ['**/*.{durability,hostile,long,scale}.test.ts'],
    // The built server runs as it is.
    server: { deps: { external: [/\/apps\/web\/build\//] } },
    // A start of the embedded engine takes seconds on a busy machine; what hangs is noticed all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
