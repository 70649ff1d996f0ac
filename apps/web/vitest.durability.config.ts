import base from '../../vitest.base.ts';

/** Apart from the other tests, because a hundred crashes take minutes. Not merged: lists would be joined. */
export default {
  ...base,
  test: {
    globalSetup: ['./test/build-workers.ts'],
    include: ['test/{harvest,store}/*.durability.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
  },
};
