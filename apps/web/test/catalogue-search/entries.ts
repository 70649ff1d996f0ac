import type { Database } from '#lib/server/database/index.ts';
import { recordFile } from '#lib/server/catalogue/index.ts';

/** A publiccode.yml with what a test says, and everything that the standard wants. */
export function publiccodeFile(given: {
  name: string;
  url: string;
  short?: string;
  long?: string;
  licence?: string;
  categories?: string[];
  usedBy?: string[];
  countries?: string[];
  status?: string;
  organisation?: string;
  features?: string[];
  released?: string;
}): string {
  const long = given.long ?? 'Diese Software wurde für die Prüfung der Suche erfunden. '.repeat(4);
  return JSON.stringify({
    publiccodeYmlVersion: '0',
    name: given.name,
    url: given.url,
    softwareVersion: '1.2.0',
    releaseDate: given.released ?? '2026-09-01',
    platforms: ['web'],
    categories: given.categories ?? ['it-management'],
    usedBy: given.usedBy ?? [],
    organisation: { uri: 'https://stadt.example', name: given.organisation ?? 'Stadt Beispiel' },
    developmentStatus: given.status ?? 'stable',
    softwareType: 'standalone/web',
    intendedAudience: { countries: given.countries ?? ['DE'] },
    description: {
      de: {
        shortDescription: given.short ?? 'Eine erfundene Software',
        longDescription: long,
        features: given.features ?? ['Erfundenes'],
        documentation: 'https://stadt.example/hilfe',
      },
    },
    legal: { license: given.licence ?? 'EUPL-1.2' },
    maintenance: { type: 'internal', contacts: [{ name: 'Erika Beispiel', email: 'it@stadt.example' }] },
    localisation: { localisationReady: true, availableLanguages: ['de'] },
  });
}

/** Records a file as a harvest does; the id of the entry. */
export async function recordEntry(
  db: Database,
  given: Parameters<typeof publiccodeFile>[0],
  now = new Date('2026-11-01T00:00:00Z'),
): Promise<string> {
  const file = { url: given.url, content: publiccodeFile(given), origin: 'harvest' as const, now };
  return (await db.asOperator((trx) => recordFile(trx, file))).id;
}
