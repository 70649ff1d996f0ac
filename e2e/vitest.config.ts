import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../vitest.base.ts';

export default mergeConfig(
  base,
  defineConfig({
    test: {
      globalSetup: './harness/prepare-store.ts',
      testTimeout: 120_000,
      hookTimeout: 60_000,
      maxWorkers: 2,
      expect: { poll: { timeout: 20_000 } },
    },
  }),
);
