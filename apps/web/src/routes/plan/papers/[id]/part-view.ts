export type { PartView } from '#lib/server/papers/index.ts';
