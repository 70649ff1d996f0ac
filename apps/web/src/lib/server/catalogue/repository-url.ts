/**
 * The one spelling of a repository's address, by which entries are told apart: host in lower case without `www.` and
 * default port, no dot segments, no query, no fragment, no slash at the end; `.git` is kept, because an address with it
 * may be the only one that answers. Null for what is no address of the web.
 *
 * @example normaliseRepositoryUrl('https://WWW.GitLab.com:443/a/../stadt/baum/') // 'https://gitlab.com/stadt/baum'
 */
export function normaliseRepositoryUrl(text: string): string | null {
  if (!URL.canParse(text.trim())) return null;
  const url = new URL(text.trim());
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hostname = url.hostname.replace(/^www\./, '');
  url.search = '';
  url.hash = '';
  return url.href.replace(/(?<!\/)\/+$/, '');
}

/**
 * What a repository is called when its file does not say.
 *
 * @example nameFromUrl('https://gitlab.com/stadt/baum.git') // 'baum'
 */
export function nameFromUrl(url: string): string {
  const { hostname, pathname } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '') ?? hostname;
  return last.replace(/\.git$/, '');
}
