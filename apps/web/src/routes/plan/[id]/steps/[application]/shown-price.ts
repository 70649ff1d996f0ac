import type { PriceOfMove } from '#lib/server/planning/index.ts';

/** What laying something down would change, as the page shows it; `no-plan` where nothing is computed to compare with. */
export type ShownPrice = { state: 'no-plan' } | { state: 'later' } | ({ state: 'price' } & PriceOfMove);
