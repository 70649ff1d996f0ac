import { mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

export default mergeConfig(base, {
  test: {
    globalSetup: ['./test/build-workers.ts'],
    exclude: ['**/*.durability.test.ts'],
    // A first start of the embedded engine takes seconds on a busy machine.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
