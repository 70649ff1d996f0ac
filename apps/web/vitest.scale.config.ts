import base from '../../vitest.base.ts';

/** Ten thousand repositories, a hundred thousand entries: what takes minutes and prints what it took. */
export default {
  ...base,
  test: {
    ...base.test,
    globalSetup: ['./test/build-workers.ts'],
    include: ['test/**/*.scale.test.ts'],
    // Their figures are times, so they run one after another.
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
};
