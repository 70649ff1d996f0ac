import type { KnowledgeIndex, PlaceIndex } from '@allmende/knowledge';
import type { Language } from '#lib/i18n/index.ts';
import type { Identity } from '#lib/server/accounts/index.ts';
import type { Database } from '#lib/server/database/index.ts';

/** What a request to the API is answered from, and who asks. */
export interface ApiContext {
  db: Database;
  knowledge: KnowledgeIndex;
  places: PlaceIndex;
  version: string;
  identity: Identity;
  language: Language;
}

/** The environment of the router, in its own words. */
export interface ApiEnv {
  Bindings: ApiContext;
}
