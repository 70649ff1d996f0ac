export { decideDuplicate, type DecidedDuplicate, type DuplicateDecision } from './decide-duplicate.ts';
export { decideLink, type DecidedLink, type LinkDecision } from './decide-link.ts';
export { followLinks, type LinkFollower } from './follow-links.ts';
export { onLinkChange } from './link-changes.ts';
export { linkOf, productOf, productsOf } from './linked.ts';
export { productLookup, type ProductLookup } from './product-lookup.ts';
export { refreshLinks } from './refresh-links.ts';
export { LINK_VIEWS, MOST_SHOWN, viewLinks, type LinkView } from './view-links.ts';
