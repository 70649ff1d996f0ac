import { securityHeaders } from '../../../../security-headers.js';

/**
 * The answer with the headers that protect a browser. A page keeps the content policy that was made for it, with the
 * nonce of its scripts.
 *
 * @example return secured(await resolve(event), event.url)
 */
export function secured(response: Response, address: URL): Response {
  const policy = response.headers.get('content-security-policy');
  // What may be read from pages elsewhere is no secret of anybody: it is kept as long as it says itself.
  const isForEverybody = response.headers.get('access-control-allow-origin') === '*';
  const caching = isForEverybody ? response.headers.get('cache-control') : null;
  for (const [name, value] of Object.entries(securityHeaders({ secure: address.protocol === 'https:' })))
    response.headers.set(name, value);
  if (policy !== null) response.headers.set('content-security-policy', policy);
  if (caching !== null) response.headers.set('cache-control', caching);
  if (isForEverybody) response.headers.set('cross-origin-resource-policy', 'cross-origin');
  return response;
}
