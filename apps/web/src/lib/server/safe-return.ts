/** Any address will do: it only has to survive, which shows that the path did not lead away from it. */
const here = new URL('http://here.invalid');

/**
 * Where to go back to after a form, given the address that the form carried. Anything that is not plainly a path of
 * this site goes to the start page, so that a forged form or link cannot send a person elsewhere. What is not ASCII
 * comes back encoded, ready for a Location header.
 *
 * @example safeReturn('//evil.example') // '/'
 * @example safeReturn('/inventory?q=Köln') // '/inventory?q=K%C3%B6ln'
 */
export function safeReturn(back: unknown): string {
  if (typeof back !== 'string' || back.length > 2000 || !isPlainPath(back)) return '/';
  if (!URL.canParse(back, here)) return '/';
  const { origin, pathname, search, hash } = new URL(back, here);
  // Dots can leave two slashes at the start: /.//evil.example is a path, //evil.example another site.
  return origin === here.origin && isPlainPath(pathname) ? pathname + search + hash : '/';
}

/** Begins with one slash and holds nothing that a browser drops or reads as a slash. */
function isPlainPath(path: string): boolean {
  return /^\/(?![/\\])/.test(path) && !/[\s\\\p{Cc}\p{Cf}\p{Cs}]/u.test(path);
}
