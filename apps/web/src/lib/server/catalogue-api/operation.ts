import type { z } from '@hono/zod-openapi';
import type { Language } from '#lib/i18n/index.ts';
import type { Searched } from '#lib/server/catalogue-search/index.ts';
import type { Transaction } from '#lib/server/database/index.ts';
import type { CatalogueScope } from './scopes.ts';

/** What a request to the catalogue API is answered from. */
export interface CatalogueApiContext extends Searched {
  version: string;
  language: Language;
  /** Part of an address, by which requests without a token are counted. */
  network: string;
  /** Opens the secrets of webhooks; null where the instance has none. */
  secret: () => string | null;
  /** The key of PASETO tokens; null where none is shared. */
  pasetoKey: Uint8Array | null;
  now: () => Date;
}

/** One request, as an operation sees it. */
export interface Call {
  trx: Transaction;
  params: Readonly<Record<string, string>>;
  search: URLSearchParams;
  /** The body as it came; read by the operation, because what is missing is told before what is malformed. */
  body: string;
  contentType: string;
  now: Date;
  language: Language;
  secret: () => string | null;
  /** Whether the request shows a token that is good for this. */
  holds(scope: CatalogueScope): boolean;
}

type Method = 'get' | 'post' | 'patch' | 'delete';

/** What every operation has: how it is described, and who may call it. */
interface DescribedOperation {
  id: string;
  method: Method;
  /** With `{names}` of parameters. */
  path: string;
  summary: string;
  tag: string;
  /** What a token must be good for; null for everybody. */
  scope: CatalogueScope | null;
  /** Names of search parameters, with what they do. */
  search?: Readonly<Record<string, string>>;
  /** What a body holds, for the description; the operation itself reads it. */
  body?: z.ZodType;
  /** Null where the answer is 204. */
  answer: z.ZodType | null;
}

/** An operation that answers in one transaction with whatever it changes; null is 204. Throws problems. */
interface TransactionalOperation extends DescribedOperation {
  run(call: Call): Promise<unknown>;
}

/** An operation that asks other parts of the program, which open transactions of their own. */
interface AskingOperation extends DescribedOperation {
  method: 'get';
  ask(call: Omit<Call, 'trx'>, context: CatalogueApiContext): Promise<unknown>;
}

/** One operation of the API. */
export type CatalogueOperation = TransactionalOperation | AskingOperation;
