import base from '../vitest.base.ts';

/**
 * What people do, and the parts that pages are made of. Every page, and what attackers do, stand in
 * `vitest.long.config.ts`. Not merged: lists would be joined.
 */
export default {
  ...base,
  test: {
    ...base.test,
    include: ['{components,journeys}/**/*.test.ts', 'pages/covered.test.ts'],
    globalSetup: './harness/prepare-store.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
};
