import base from '../../vitest.base.ts';

/** Property tests take their time on a busy machine. */
export default { ...base, test: { ...base.test, testTimeout: 30_000 } };
