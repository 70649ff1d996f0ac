import { defineConfig } from 'vitest/config';

/**
 * The tests that a changed rule has to be noticed by: quick ones, and only over files of this repository, so that the
 * figure is the same for everybody. Stands alone, as it is run in a copy of this folder.
 */
export default defineConfig({
  test: {
    include: ['test/{checks,normalise,records,remote,variations}.test.ts'],
    exclude: ['**/node_modules/**'],
  },
});
