import type { Language } from '#lib/i18n/index.ts';

/**
 * Why a column got its role, in words; an unknown reason is shown as it is.
 *
 * @example describeColumnReason('header:hersteller', 'de') // 'Überschrift „hersteller“'
 */
export function describeColumnReason(reason: string, language: Language): string {
  const [kind, ...rest] = reason.split(':');
  const detail = rest.join(':');
  const german = language === 'de';
  if (kind === 'header') return german ? `Überschrift „${detail}“` : `heading “${detail}”`;
  if (kind === 'content')
    return german
      ? `Inhalt: ${contents[detail]?.[0] ?? detail}`
      : `content: ${contents[detail]?.[1] ?? detail}`;
  if (kind === 'matrix')
    return german ? 'Tabelle mit einer Zeile oder Spalte je Kommune' : 'table with a row or column per town';
  if (kind === 'personal')
    return german
      ? `${persons[detail]?.[0] ?? 'Angaben zu Personen'}, nicht gespeichert`
      : `${persons[detail]?.[1] ?? 'personal data'}, not stored`;
  if (kind === 'machines') return german ? 'aus den Geräten gezählt' : 'counted from the devices';
  if (kind === 'format') return german ? 'vom Format festgelegt' : 'set by the format';
  return reason;
}

const persons: Record<string, [german: string, english: string]> = {
  person: ['Namen von Personen', 'names of persons'],
  'e-mail': ['E-Mail-Adressen', 'e-mail addresses'],
  phone: ['Telefonnummern', 'telephone numbers'],
  'licence-key': ['Lizenzschlüssel oder Seriennummern', 'licence keys or serial numbers'],
};

const contents: Record<string, [german: string, english: string]> = {
  dates: ['Datumsangaben', 'dates'],
  currency: ['Geldbeträge', 'amounts of money'],
  counts: ['ganze Zahlen', 'whole numbers'],
  versions: ['Versionsnummern', 'version numbers'],
  uuids: ['Kennungen', 'identifiers'],
  urls: ['Adressen im Netz', 'web addresses'],
  'legal-forms': ['Namen von Firmen', 'names of companies'],
  'notice-periods': ['Fristen', 'notice periods'],
  'distinct-text': ['lauter verschiedene Texte', 'texts that all differ'],
  'known-names': ['bekannte Produktnamen', 'known product names'],
};
