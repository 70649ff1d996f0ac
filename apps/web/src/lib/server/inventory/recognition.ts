import type { Match } from '@allmende/inventory';
import type { CapabilityByName } from './application-fields.ts';

/** What an import needs to know beside the list itself. */
export interface Recognition {
  match(name: string, publisher: string | undefined): Match;
  matchKey(name: string): string;
  capabilityByName: CapabilityByName;
}
