import { setMaxListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { instanceSecret } from '#lib/server/config.ts';
import type { Database } from '#lib/server/database/index.ts';
import { readAllowedHosts, type AllowedHosts, type RequestLimits } from '#lib/server/outbound/index.ts';

/** What forges are asked with. */
export interface ForgesOptions {
  db: Database;
  /** Opens the tokens of hosts; the secret of the instance when left out. Null: everything is asked without a token. */
  secret?: string | null;
  /** Hosts inside of the house that may be asked; `ALLMENDE_FORGE_HOSTS` when left out. */
  allowed?: AllowedHosts;
  /** Of one answer; 10 s and 5 MB when left out. */
  limits?: RequestLimits;
  /** How long a request may wait for its turn at a host before it is given up as `rate-limited`; 60 s. In milliseconds. */
  patience?: number;
  signal?: AbortSignal | undefined;
  /** Looks a name up; for tests. */
  lookup?: (host: string) => Promise<string[]>;
}

/** The handle to all forges: everything that is asked through it keeps the budgets of hosts, which all handles share. */
export interface Forges extends ForgesOptions {
  secret: string | null;
  /** Tokens by the operator's environment, as `configuredToken` reads them. */
  tokens: string;
  allowed: AllowedHosts;
  limits: RequestLimits;
  patience: number;
}

/** Where the operator of this server lets it ask a forge beside public ones, by `ALLMENDE_FORGE_HOSTS`. */
export function configuredForges(): AllowedHosts {
  return readAllowedHosts(process.env.ALLMENDE_FORGE_HOSTS ?? '');
}

function configuredTokens(): string {
  const { ALLMENDE_FORGE_TOKENS: given, ALLMENDE_FORGE_TOKENS_FILE: file } = process.env;
  return given ?? (file === undefined ? '' : readFileSync(file, 'utf8'));
}

/**
 * Opens the handle to all forges; nothing is asked yet and nothing has to be closed.
 *
 * @example const forges = openForges({ db, signal: context.signal });
 */
export function openForges(options: ForgesOptions): Forges {
  // Each question on its way listens to it: many are no leak.
  if (options.signal) setMaxListeners(0, options.signal);
  return {
    ...options,
    secret: options.secret === undefined ? instanceSecret(process.env) : options.secret,
    tokens: configuredTokens(),
    allowed: options.allowed ?? configuredForges(),
    limits: options.limits ?? { milliseconds: 10_000, bytes: 5_000_000 },
    patience: options.patience ?? 60_000,
  };
}
