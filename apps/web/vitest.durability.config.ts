import { mergeConfig } from 'vitest/config';
import base from '../../vitest.base.ts';

/** Apart from the other tests because a hundred crashes take minutes. */
export default mergeConfig(base, {
  test: {
    globalSetup: ['./test/build-workers.ts'],
    include: ['test/store/*.durability.test.ts'],
    testTimeout: 1_200_000,
    hookTimeout: 60_000,
  },
});
