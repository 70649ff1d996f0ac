/**
 * Where the bytes of a picture can lie, by what a file says: a path in its repository, or an address in the same
 * repository as people see it in the browser. Empty for what lies elsewhere, because it may be anything tomorrow.
 *
 * @example placesOfPicture('https://gitlab.opencode.de/stadt/baum', 'docs/logo.svg')[0]?.href
 * // 'https://gitlab.opencode.de/stadt/baum/-/raw/HEAD/docs/logo.svg'
 */
export function placesOfPicture(repository: string, path: string): URL[] {
  const home = new URL(repository);
  if (/^[a-z][a-z\d+.-]*:/i.test(path)) return URL.canParse(path) ? placesOfAddress(home, new URL(path)) : [];
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.includes('..')) return [];
  const file = parts.map(encodeURIComponent).join('/');
  const base = home.pathname.replace(/(?<!\/)\/+$/, '').replace(/\.git$/, '');
  if (home.hostname === 'github.com')
    return [new URL(`https://raw.githubusercontent.com${base}/HEAD/${file}`)];
  if (home.hostname === 'bitbucket.org') return [new URL(`${base}/raw/HEAD/${file}`, home)];
  return [
    new URL(`${base}/-/raw/HEAD/${file}`, home),
    new URL(`/api/v1/repos${base}/raw/${file}`, home),
    new URL(`${base}/raw/HEAD/${file}`, home),
  ];
}

/** An address that a person has copied from the browser, made into one of the bytes. */
function placesOfAddress(home: URL, address: URL): URL[] {
  if (address.protocol !== 'https:' && address.protocol !== home.protocol) return [];
  if (address.username !== '' || address.password !== '') return [];
  const repository = home.pathname.replace(/\.git$/, '').replace(/(?<!\/)\/+$/, '');
  const isWithin = address.pathname.toLowerCase().startsWith(`${repository.toLowerCase()}/`);
  if (home.hostname === 'github.com') {
    if (address.hostname === 'raw.githubusercontent.com' && isWithin) return [address];
    const [, file] = /^\/[^/]+\/[^/]+\/(?:blob|raw)\/(.+)$/.exec(address.pathname) ?? [];
    if (address.hostname !== 'github.com' || !isWithin || file === undefined) return [];
    return [new URL(`https://raw.githubusercontent.com${repository}/${file}`)];
  }
  if (address.host !== home.host || !isWithin) return [];
  const raw = new URL(address);
  raw.pathname = address.pathname.replace('/-/blob/', '/-/raw/').replace('/src/branch/', '/raw/branch/');
  return [raw];
}
