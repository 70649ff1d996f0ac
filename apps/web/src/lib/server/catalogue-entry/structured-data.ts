import type { EntryView } from './view-entry.ts';

/**
 * What search engines and link previews read: the software and its code as schema.org describes them, as JSON that can
 * stand inside a `script` element, whatever the texts hold.
 *
 * @example structuredData(entry, 'https://katalog.example/catalogue/…')
 */
export function structuredData(entry: EntryView, permanent: string): string {
  const { file, licence, text } = entry;
  const known = entry.licence?.isFree === null ? undefined : licence?.parts[0];
  const organisation = entry.organisation && { '@type': 'Organization', name: entry.organisation };
  const shared = {
    name: entry.name,
    description: text?.short ?? text?.long?.slice(0, 500),
    inLanguage: file?.languages,
    license:
      known && known.family !== 'own-terms'
        ? `https://spdx.org/licenses/${known.id}.html`
        : licence?.expression,
    author: organisation ?? undefined,
    publisher: organisation ?? undefined,
    dateModified: entry.updatedAt,
  };
  const data = {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'SoftwareApplication',
        '@id': permanent,
        url: permanent,
        ...shared,
        applicationCategory: file?.categories[0],
        operatingSystem: file?.platforms.join(', ') || undefined,
        softwareVersion: file?.version ?? undefined,
        featureList: text?.features,
        softwareHelp: text?.documentation ? { '@type': 'CreativeWork', url: text.documentation } : undefined,
        isAccessibleForFree: licence?.isFree ?? undefined,
      },
      {
        '@type': 'SoftwareSourceCode',
        '@id': `${permanent}#code`,
        ...shared,
        codeRepository: entry.href ?? undefined,
        targetProduct: { '@id': permanent },
        creativeWorkStatus: file?.status ?? undefined,
      },
    ],
  };
  // Nothing in it can end the element or begin another one.
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
