import base from '../../vitest.base.ts';

/** The whole of the hostile files takes minutes and is apart (`vitest.hostile.config.ts`). */
export default {
  ...base,
  test: {
    ...base.test,
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.hostile.test.ts'],
  },
};
