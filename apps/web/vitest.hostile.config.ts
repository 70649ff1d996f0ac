import base from '../../vitest.base.ts';

/** The whole of what `npm test` tries a part of; apart from the other tests, because it takes minutes. */
export default {
  ...base,
  test: {
    globalSetup: ['./test/build-workers.ts'],
    include: ['test/hostile/**/*.test.ts', 'test/use-cases/personal-data.test.ts'],
    env: { HOSTILE: 'whole' },
    // Their figures are times, so they run one after another.
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
};
