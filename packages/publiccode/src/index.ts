/** Reads, checks, upgrades and writes publiccode.yml. */
export {};
