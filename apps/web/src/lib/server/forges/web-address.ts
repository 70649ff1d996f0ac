/**
 * An address that may be asked by http or https at all; whether it will be is for the guard to say. Null for others.
 *
 * @example webAddress('file:///etc/passwd') // null
 */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}
