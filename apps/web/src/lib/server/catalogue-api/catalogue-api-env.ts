import type { Credentials } from './credentials.ts';
import type { CatalogueApiContext } from './operation.ts';

/** The environment of the router, in its own words. */
export interface CatalogueApiEnv {
  Bindings: CatalogueApiContext & {
    credentials: Credentials | null;
    /** Of the request as it came, for messages. */
    path: string;
  };
}
