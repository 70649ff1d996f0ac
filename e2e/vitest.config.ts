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
    // Bounds for what hangs: on a busy machine everything takes ten times as long.
    testTimeout: 300_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
};
