export type { Actor, Database } from './database.ts';
export type { Transaction } from './bound-kysely.ts';
export type * from './schema.ts';
export { isStoreError } from './engine.ts';
export { openDatabase, type DatabaseConfig } from './open-database.ts';
export { openWhenFree } from './open-when-free.ts';
export { exportStore } from './export-store.ts';
export { importStore, type RestoreProblem, type RestoreResult } from './import-store.ts';
