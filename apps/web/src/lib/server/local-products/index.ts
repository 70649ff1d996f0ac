export { knowledgeOf } from './knowledge-of.ts';
export {
  addOwnProduct,
  bringBackOwnProduct,
  editOwnProduct,
  ownProductById,
  ownProducts,
  removeOwnProduct,
  type KeptProduct,
} from './keep-products.ts';
export { offerOf, type Offer } from './offer-of.ts';
export { ownProduct, readOwnProduct, type OwnProduct } from './read-own-product.ts';
export { publicTwin } from './public-twin.ts';
export type { StoredProduct } from './store.ts';
