import { defineConfig } from 'vitest/config';
import base from '../vitest.base.ts';

/** Pictures to look at; made on demand and no part of the tests. */
export default defineConfig({
  ...base,
  test: {
    globalSetup: './harness/prepare-store.ts',
    include: ['screenshots.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
