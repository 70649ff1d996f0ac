export type { Assumptions } from '#lib/server/papers/index.ts';
