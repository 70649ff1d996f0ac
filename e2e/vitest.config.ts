import base from '../vitest.base.ts';

/**
 * What people do. Long journeys, every page, the parts that pages are made of, and what attackers do, stand in
 * `vitest.long.config.ts`. Not merged: lists would be joined.
 */
export default {
  ...base,
  test: {
    ...base.test,
    include: ['journeys/**/*.test.ts', 'pages/covered.test.ts'],
    exclude: ['**/node_modules/**', '**/*.long.test.ts'],
    globalSetup: './harness/prepare-store.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
};
