import { clientNetwork } from '#lib/server/accounts/index.ts';
import { app } from '#lib/server/app.ts';
import { answerCatalogueApi, readPasetoKey } from '#lib/server/catalogue-api/index.ts';
import { instanceSecret } from '#lib/server/config.ts';
import { clientAddress } from '#lib/server/security/index.ts';
import type { RequestHandler } from './$types.ts';

const answer: RequestHandler = ({ request, locals, getClientAddress }) => {
  const { db, knowledge, catalogueSearch, version, signIn } = app();
  const arrival = { socket: getClientAddress(), forwarded: request.headers.get('x-forwarded-for') };
  return answerCatalogueApi(request, {
    db,
    knowledge,
    catalogueSearch,
    version,
    language: locals.language,
    network: clientNetwork(clientAddress(arrival, signIn?.proxyHops ?? 0)),
    secret: () => signIn?.secret ?? instanceSecret(process.env),
    pasetoKey: readPasetoKey(process.env),
    now: () => new Date(),
  });
};

export const GET: RequestHandler = answer;
export const POST: RequestHandler = answer;
export const PATCH: RequestHandler = answer;
export const DELETE: RequestHandler = answer;

/** A page elsewhere may read; writing takes a token, which a program has and a page should not. */
export const OPTIONS: RequestHandler = () =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'accept, accept-language, if-none-match',
      'access-control-max-age': '86400',
    },
  });
