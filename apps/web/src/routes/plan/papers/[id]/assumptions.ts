export type { Assumptions } from '#lib/server/finance/index.ts';
