import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A key of the catalogue's API that may enter software. */
export async function catalogueToken(page: Page): Promise<string> {
  await page.goto('/catalogue/tokens');
  const { origin } = new URL(page.url());
  const answer = await page.request.post('/catalogue/tokens?/create', {
    form: { name: 'Prüfung', days: '30', scopes: 'software:write' },
    headers: { origin, accept: 'text/html' },
  });
  const [token] = /allc_[\w-]+/.exec(await answer.text()) ?? [];
  if (token === undefined) throw new Error(`No key was made: ${answer.status()}`);
  return token;
}

/** Enters a file under an address as a crawler would; the id of the entry. */
export async function enterSoftware(
  origin: string,
  token: string,
  url: string,
  publiccodeYml: string,
): Promise<string> {
  const response = await fetch(`${origin}/v1/software`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url, publiccodeYml }),
  });
  expect(response.status).toBe(200);
  return ((await response.json()) as { id: string }).id;
}

/** Enters made-up software with much to show; the paths of as many entries. */
export async function madeUpEntries(page: Page, count: number): Promise<string[]> {
  const token = await catalogueToken(page);
  const { origin } = new URL(page.url());
  const paths: string[] = [];
  for (let number = 0; number < count; number++) {
    const url = `https://forge.example/${Date.now()}/${number}`;
    paths.push(`/catalogue/${await enterSoftware(origin, token, url, madeUpFile(url))}`);
  }
  return paths;
}

/** A publiccode.yml that somebody made up, with a fault in it; JSON is YAML. */
const madeUpFile = (url: string): string =>
  JSON.stringify({
    publiccodeYmlVersion: '0',
    name: 'Wiesenbuch',
    url,
    softwareVersion: '2.1',
    releaseDate: '2026-09-01',
    platforms: ['web'],
    categories: ['geographic-information-systems', 'garten'],
    usedBy: ['Stadt Köln', 'Stadt Bonn', 'Neuenkirchen'],
    organisation: { uri: 'https://stadt.example', name: 'Stadt Beispiel' },
    developmentStatus: 'stable',
    softwareType: 'standalone/web',
    intendedAudience: { countries: ['DE'] },
    supports: [{ id: 'alias:gdpr' }],
    description: {
      de: {
        shortDescription: 'Führt Buch über die Wiesen einer Stadt',
        longDescription: `**Wiesenbuch** hilft beim Mähen.\n\n- Karte\n- Plan\n\n${'Mehr steht auf https://stadt.example/wiesen. '.repeat(4)}`,
        features: ['Karte der Wiesen', 'Plan der Mahd'],
        documentation: 'https://stadt.example/hilfe',
      },
    },
    legal: { license: 'EUPL-1.2 OR MIT' },
    maintenance: {
      type: 'contract',
      contractors: [{ name: 'Beispiel GmbH', website: 'https://firma.example', until: '2099-01-01' }],
      contacts: [{ name: 'Erika Beispiel', email: 'it@stadt.example' }],
    },
    localisation: { localisationReady: true, availableLanguages: ['de', 'en'] },
    dependsOn: { open: [{ name: 'PostgreSQL', versionMin: '15' }] },
  });
