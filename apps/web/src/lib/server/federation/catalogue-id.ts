/**
 * How catalogues are told apart: by their address, whichever page of it was given. Null for what is no address.
 *
 * @example catalogueId('https://Katalog.example/v1/software?all=true') // 'https://katalog.example'
 */
export function catalogueId(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^https?:$/.test(url.protocol)) return null;
  const at = url.pathname.search(/\/v1(?:\/|$)/);
  const path = (at < 0 ? url.pathname : url.pathname.slice(0, at)).replace(/(?<!\/)\/+$/, '');
  return `${url.origin}${path}`;
}
