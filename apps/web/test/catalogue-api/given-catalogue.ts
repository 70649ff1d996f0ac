import {
  catalogueScopes,
  createCatalogueToken,
  type CatalogueScope,
} from '#lib/server/catalogue-api/index.ts';
import type { Database } from '#lib/server/database/index.ts';
import * as handlers from '../../src/routes/v1/[...path]/+server.ts';
import { browser } from '../directory/signed-in-site.ts';

const every = Object.keys(catalogueScopes) as CatalogueScope[];

/** A token that is good for these, or for everything. */
export async function catalogueToken(db: Database, scopes: CatalogueScope[] = every): Promise<string> {
  const request = { name: 'Sammler', scopes, days: 30 };
  return (await createCatalogueToken(db, 'local', request, new Date())).text;
}

/** Asks the API through the hooks, as a program does: without cookies, with a token if there is one. */
export async function call(
  method: string,
  path: string,
  {
    token,
    body,
    type = 'application/json',
    headers = {},
  }: {
    token?: string;
    body?: unknown;
    type?: string;
    headers?: Record<string, string>;
  } = {},
) {
  const response = await browser().go('/v1/[...path]', handlers, `/v1${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

/** A file without errors. */
export const validFile = (name: string, url: string): string => `publiccodeYmlVersion: "0"
name: ${name}
url: ${url}
platforms: [web]
developmentStatus: stable
softwareType: standalone/web
description:
  de:
    shortDescription: Führt die Bäume einer Stadt in einem Verzeichnis.
    longDescription: >
      Jeder Baum hat einen Ort, eine Art und ein Datum der letzten Prüfung. Wer im Grünflächenamt arbeitet, sieht, was
      als Nächstes geprüft werden muss, und trägt das Ergebnis vor Ort ein.
    features: [Karte, Prüfungen]
legal:
  license: EUPL-1.2
maintenance:
  type: internal
  contacts:
    - name: Erika Beispiel
localisation:
  localisationReady: true
  availableLanguages: [de]
`;
