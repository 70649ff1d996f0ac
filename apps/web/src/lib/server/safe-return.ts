/**
 * Where to go back to after a form, given the address that the form carried. Anything that is not a path of this
 * site goes to the start page, so that a forged form cannot send a person elsewhere.
 *
 * @example safeReturn('//evil.example') // '/'
 */
export function safeReturn(back: unknown): string {
  return typeof back === 'string' && /^\/(?![/\\])[^\s\\]*$/.test(back) ? back : '/';
}
