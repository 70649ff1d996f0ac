import type { ClassLetter, ClassSpan } from '@allmende/sovereignty';

/**
 * The lowest and highest letter of a class span.
 *
 * @example spanEnds('C–D') // { from: 'C', to: 'D' }
 */
export function spanEnds(span: ClassSpan): { from: ClassLetter; to: ClassLetter } {
  return { from: span[0] as ClassLetter, to: span.at(-1) as ClassLetter };
}
