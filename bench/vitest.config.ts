import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.base.ts';

/** Measurements run one after the other, so that none takes time from another. */
export default mergeConfig(
  base,
  defineConfig({
    test: {
      include: ['**/*.bench.ts'],
      disableConsoleIntercept: true,
      fileParallelism: false,
      testTimeout: 600_000,
      hookTimeout: 600_000,
    },
  }),
);
