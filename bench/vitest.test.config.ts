/** What must hold in `npm test`; nothing is timed there. */
export { default } from '../vitest.base.ts';
