import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.base.ts';

/** Pictures to look at; made on demand and no part of the tests. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      globalSetup: './harness/prepare-store.ts',
      include: ['screenshots.ts'],
      testTimeout: 300_000,
      hookTimeout: 60_000,
    },
  }),
);
