import base from '../../vitest.base.ts';

/** The whole of what `npm test` tries a sample of; apart from the other tests, because it takes minutes. */
export default {
  ...base,
  test: {
    ...base.test,
    include: ['test/hostile/**/*.hostile.test.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
  },
};
