/** Reads, checks, upgrades and writes publiccode.yml. */
export { read } from './reading/read.ts';
export { check } from './check.ts';
export type { LocalFiles } from './local-files.ts';
