/** How many entries a run has changed. @example changedBy({ listed: 9, new: 2, gone: 1 }) // 3 */
export function changedBy(counts: Record<string, number>): number {
  return ['new', 'changed', 'revived', 'renamed', 'gone'].reduce((sum, each) => sum + (counts[each] ?? 0), 0);
}

/**
 * The figures of a run in words, those that are not zero.
 *
 * @example figuresOf({ listed: 9, new: 2 }, { listed: 'angesehen', new: 'neu' }, String) // '9 angesehen, 2 neu'
 */
export function figuresOf(
  counts: Record<string, number>,
  names: Record<string, string>,
  integer: (value: number) => string,
): string {
  return Object.entries(names)
    .filter(([key]) => (counts[key] ?? 0) > 0)
    .map(([key, name]) => `${integer(counts[key] ?? 0)} ${name}`)
    .join(', ');
}

/**
 * How a run went: `gaps` where parts could not be read, `unread` where nothing could.
 *
 * @example howItWent({ state: 'done', counts: { troubles: 1 } }) // 'unread'
 */
export function howItWent<State extends string>({
  state,
  counts,
}: {
  state: State;
  counts: Record<string, number>;
}): State | 'gaps' | 'unread' {
  if (state !== 'done' || (counts['troubles'] ?? 0) === 0) return state;
  return (counts['listed'] ?? 0) === 0 ? 'unread' : 'gaps';
}
