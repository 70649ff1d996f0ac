import base from '../vitest.base.ts';

/**
 * Every page and its parts in both themes and widths, long journeys, what attackers try in a browser, and the operator's
 * work on a running server.
 */
export default {
  ...base,
  test: {
    ...base.test,
    include: ['{components,pages,security,operating}/**/*.test.ts', 'journeys/**/*.long.test.ts'],
    globalSetup: ['./harness/prepare-store.ts', './harness/prepare-gallery.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
  },
};
