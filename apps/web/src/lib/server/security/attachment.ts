import { plainHeaderText } from './plain-header-text.ts';

/**
 * Content-Disposition of a download with this file name, whatever stands in it: the old form for old programs, and the
 * exact name after RFC 8187.
 *
 * @example attachment('Bericht Köln.pdf') // `attachment; filename="Bericht K_ln.pdf"; filename*=UTF-8''Bericht%20K%C3%B6ln.pdf`
 */
export function attachment(fileName: string): string {
  const name =
    plainHeaderText(fileName)
      .replace(/[/\\:*?"<>|]/g, '_')
      .replace(/^\.+/, '') || 'download';
  const ascii = name.replace(/[^\x20-\x7e]/gu, '_').replace(/[%;]/g, '_');
  const exact = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${exact}`;
}
