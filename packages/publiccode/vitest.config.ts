import base from '../../vitest.base.ts';

/** Property tests and damaged files take their time on a busy machine. */
export default {
  ...base,
  test: {
    ...base.test,
    exclude: ['**/node_modules/**', '**/dist/**', '**/.stryker-tmp/**', '**/*.hostile.test.ts'],
    testTimeout: 30_000,
  },
};
