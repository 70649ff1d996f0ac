/**
 * Every header that protects a browser, in one place. Plain JavaScript, because three readers run without a build step:
 * svelte.config.js (the policy of pages), server.js (whatever leaves the process, files and refusals included) and the
 * hooks (what SvelteKit answers, in development too).
 */

/**
 * Content policy of pages; SvelteKit adds the nonce of the request to `script-src`. Nothing inline, nothing from
 * elsewhere, and text becomes markup only through the policy that Svelte itself registers.
 */
export const pagePolicy = /** @type {const} */ ({
  'default-src': ['none'],
  'script-src': ['self'],
  'style-src': ['self'],
  // The design system draws its icons as data: masks.
  'img-src': ['self', 'data:'],
  'font-src': ['self'],
  'connect-src': ['self'],
  'form-action': ['self'],
  'base-uri': ['none'],
  'frame-ancestors': ['none'],
  'require-trusted-types-for': ['script'],
  'trusted-types': ['svelte-trusted-html'],
});

/** Content policy of everything that is no page: data, downloads, files, refusals. Nothing in it may run. */
const filePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page may ask the browser for: passkeys, and nothing else. */
const permissions = [
  ...[
    'accelerometer',
    'browsing-topics',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'screen-wake-lock',
    'serial',
    'usb',
    'xr-spatial-tracking',
  ].map((name) => `${name}=()`),
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ');

/**
 * The headers that go with every answer. An inventory is an attack map: no shared cache and no search engine may keep
 * any of it. Files with a hash in their name get a cache of their own where they are served.
 *
 * @param {{ secure: boolean }} request `secure`: the browser came by https
 * @returns {Record<string, string>}
 * @example securityHeaders({ secure: true })['x-content-type-options'] // 'nosniff'
 */
export function securityHeaders({ secure }) {
  return {
    'content-security-policy': filePolicy,
    ...(secure ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': permissions,
    'x-permitted-cross-domain-policies': 'none',
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex, nofollow',
  };
}
