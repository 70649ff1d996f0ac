import * as store from './0001-store.ts';
import * as accounts from './0002-accounts.ts';

/** SQL of one step forward. A step that has shipped is never edited; the next one corrects it. */
export interface Migration {
  name: string;
  up: string;
}

/** In order. Expand first, contract in a later release, so that the running version keeps working meanwhile. */
export const migrations: readonly Migration[] = [store, accounts];
