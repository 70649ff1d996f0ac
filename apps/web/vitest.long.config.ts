import base from '../../vitest.base.ts';

/** What takes long and seldom breaks by itself: backups, requests by the thousand, histories, LibreOffice. */
export default {
  ...base,
  test: {
    ...base.test,
    globalSetup: ['./test/build-workers.ts'],
    include: ['test/**/*.long.test.ts'],
    server: { deps: { external: [/\/apps\/web\/build\//] } },
    // Some take a minute where others share the machine; what hangs is noticed all the same.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
};
