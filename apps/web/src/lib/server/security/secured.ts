import { securityHeaders } from '../../../../security-headers.js';

const ENTRY = /^\/catalogue\/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;

/**
 * The answer with the headers that protect a browser. A page keeps the content policy that was made for it, with the
 * nonce of its scripts; an answer that says of itself that it is public may be kept by caches.
 *
 * @example return secured(await resolve(event), event.url)
 */
export function secured(response: Response, address: URL): Response {
  const policy = response.headers.get('content-security-policy');
  const caching = response.headers.get('cache-control');
  for (const [name, value] of Object.entries(securityHeaders({ secure: address.protocol === 'https:' })))
    response.headers.set(name, value);
  if (policy !== null) response.headers.set('content-security-policy', policy);
  if (caching?.startsWith('public')) response.headers.set('cache-control', caching);
  if (response.status === 200)
    for (const [name, value] of Object.entries(openHeaders(address.pathname)))
      response.headers.set(name, value);
  return response;
}

/** An entry of the catalogue is to be found by search engines, over the list; its badges stand in files of other sites. */
function openHeaders(path: string): Record<string, string> {
  if (path === '/catalogue') return { 'x-robots-tag': 'noindex, follow' };
  const [entry] = ENTRY.exec(path) ?? [];
  if (entry === undefined) return {};
  if (path === entry) return { 'x-robots-tag': 'all' };
  if (!/^\/badge\/[a-z-]+\.svg$/.test(path.slice(entry.length))) return {};
  return { 'cross-origin-resource-policy': 'cross-origin', 'cache-control': 'public, max-age=3600' };
}
