export { catalogueId } from './catalogue-id.ts';
export { chainOf, chooseOffer, type Offer } from './choose-offer.ts';
export { ownAddresses } from './own-addresses.ts';
export { endReading, takeOffer, type OfferedEntry, type Reading, type Taken } from './take-offer.ts';
export { takeUses } from './take-uses.ts';
