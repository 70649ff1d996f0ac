import type { review as german } from '../de/review.ts';

export const review: typeof german = {
  title: 'Review matches',
  lead: (n) =>
    `The program is not sure of ${n} names. Your decision holds for all equal names and for later imports too.`,
  emptyTitle: 'Nothing to review',
  emptyText:
    'All names are decided: matched with certainty, decided by you, or not matched to a known product.',
  emptyAction: 'To the inventory',
  nameInList: 'Name in your list',
  vendorInList: (vendor) => `Maker according to the list: ${vendor}`,
  times: (n) => `${n} applications of this name`,
  why: 'Why not sure',
  isIt: (product) => `Yes, ${product}`,
  certainty: (share) => `${share} sure`,
  by: (vendor) => `by ${vendor}`,
  other: 'Another product',
  otherHint: 'Name of the product',
  otherAction: 'Take this product',
  notFound: 'This product is not known. Choose a name from the list or “No known product”.',
  none: 'No known product',
  noApplication: 'No application of its own',
  decided: (name, n) => `Decided: ${name} (${n} applications).`,
  undo: 'Take the decision back',
  undone: 'The decision was taken back.',
  more: (n) => `${n} more follow when these are decided.`,
};
