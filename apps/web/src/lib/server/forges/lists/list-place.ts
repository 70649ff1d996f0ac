/**
 * Where a file itself lies, by the address of the page that shows it at a forge; any other address is taken as it is.
 *
 * @example listPlace(new URL('https://github.com/stadt/listen/blob/main/a.yml')).href
 * // 'https://raw.githubusercontent.com/stadt/listen/main/a.yml'
 */
export function listPlace(address: URL): URL {
  const blob = /^(\/[^/]+\/[^/]+)\/blob\/(.+)$/.exec(address.pathname);
  if (address.hostname === 'github.com' && blob)
    return new URL(`${blob[1]}/${blob[2]}`, 'https://raw.githubusercontent.com');
  const place = new URL(address);
  place.pathname = place.pathname.replace('/-/blob/', '/-/raw/').replace('/src/branch/', '/raw/branch/');
  return place;
}
