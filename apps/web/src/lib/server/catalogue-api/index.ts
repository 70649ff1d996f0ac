export { answerCatalogueApi } from './answer-catalogue-api.ts';
export { catalogueOperations } from './create-catalogue-api.ts';
export type { CatalogueApiContext, CatalogueOperation } from './operation.ts';
export { readPasetoKey } from './paseto-key.ts';
export { catalogueScopes, type CatalogueScope } from './scopes.ts';
export {
  catalogueTokenRequest,
  createCatalogueToken,
  listCatalogueTokens,
  revokeCatalogueToken,
} from './tokens.ts';
export { webhookHandlers } from './webhooks/webhook-handlers.ts';
export { webhookSending } from './webhooks/webhook-sending.ts';
