import { createCatalogueToken, type CatalogueScope } from '#lib/server/catalogue-api/index.ts';
import type { Example, Given } from './example.ts';

/** A token of the catalogue: what it shows, and how the log names it. */
async function withToken({ db }: Given, scope: CatalogueScope) {
  const request = { name: 'Sammler', scopes: [scope], days: 30 };
  const { id, text } = await createCatalogueToken(db, 'local', request, new Date());
  return {
    cookies: {},
    headers: { authorization: `Bearer ${text}` },
    told: { account_id: `catalogue-key:${id}`, via: 'guest', authority_id: null },
  };
}

const publisherOf = ({ db }: Given, description: string): Promise<{ id: string }> =>
  db.asOperator((trx) =>
    trx
      .insertInto('publisher')
      .values({
        description,
        catalog_id: null,
        email: null,
        alternative_id: null,
        code_hosting: JSON.stringify([
          { url: `https://forge.example/${description}`, group: true, createdAt: '', updatedAt: '' },
        ]),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );

/** What programs write into the catalogue, and how they are let in. */
export const catalogueApiExamples: Record<string, Example> = {
  '/catalogue/tokens create': () =>
    Promise.resolve({
      body: { name: 'Sammler', days: '30', scopes: ['software:write', 'logs:write'] },
      told: { authority_id: null },
    }),
  '/catalogue/tokens revoke': async ({ db }) => {
    const request = { name: 'Alt', scopes: ['logs:write' as const], days: 30 };
    const { id } = await createCatalogueToken(db, 'local', request, new Date());
    return { body: { id }, told: { authority_id: null } };
  },
  '/v1/[...path] POST': async (given) => ({
    ...(await withToken(given, 'software:write')),
    params: { path: 'software' },
    body: { json: { url: 'https://forge.example/stadt/baum', publiccodeYml: 'name: Baumkataster' } },
  }),
  '/v1/[...path] PATCH': async (given) => ({
    ...(await withToken(given, 'publishers:write')),
    params: { path: `publishers/${(await publisherOf(given, 'stadt-eins')).id}` },
    body: { json: { description: 'Stadt Eins' } },
  }),
  '/v1/[...path] DELETE': async (given) => ({
    ...(await withToken(given, 'publishers:write')),
    params: { path: `publishers/${(await publisherOf(given, 'stadt-zwei')).id}` },
  }),
};
