import { defineConfig } from 'vitest/config';
import base from '../vitest.base.ts';

/** Measurements run one after the other, so that none takes time from another. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['**/*.bench.ts'],
    disableConsoleIntercept: true,
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
