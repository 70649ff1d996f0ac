const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that may change something was not started by a page of this site. A browser says where a request
 * comes from in Origin and Sec-Fetch-Site and lets no page forge them; every one that is there must agree, and one must
 * be there. A program shows a token instead, in a header that no foreign page can send without being asked first.
 *
 * @example isCrossSite(new Request(url, { method: 'POST', headers: { origin: 'https://evil.example' } }), origin) // true
 */
export function isCrossSite(request: Request, origin: string): boolean {
  if (safeMethods.has(request.method)) return false;
  if (/^Bearer +\S/i.test(request.headers.get('authorization') ?? '')) return false;
  const from = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (from === null && site === null) return true;
  return (from !== null && from !== origin) || (site !== null && site !== 'same-origin');
}
