import base from '../../vitest.base.ts';

/** The whole of what `npm test` tries a part of; apart from the other tests, because it takes minutes. */
export default {
  ...base,
  test: {
    globalSetup: ['./test/build-workers.ts', './test/isolation/print-findings.ts'],
    include: ['test/isolation/**/*.test.ts'],
    server: { deps: { external: [/\/apps\/web\/build\//] } },
    env: { ISOLATION_REQUESTS: '52000', ISOLATION_QUERIES: '100000' },
    testTimeout: 1_800_000,
    hookTimeout: 120_000,
  },
};
