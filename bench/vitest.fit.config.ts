import { defineConfig } from 'vitest/config';
import base from '../vitest.base.ts';

/** What is fitted on labelled names, by `npm run calibrate`. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['**/*.fit.ts'], disableConsoleIntercept: true, testTimeout: 120_000 },
});
