import type { Prerequisite } from './types.ts';

/**
 * Applications that wait for each other in a circle, in the order of waiting; null when there is no such circle.
 * @example prerequisiteCycle([{ application: 'a', needs: 'b' }, { application: 'b', needs: 'a' }]) // ['a', 'b']
 */
export function prerequisiteCycle(prerequisites: readonly Prerequisite[]): string[] | null {
  const needs = new Map<string, string[]>();
  for (const { application, needs: other } of prerequisites)
    needs.set(application, [...(needs.get(application) ?? []), other]);
  const done = new Set<string>();
  for (const first of needs.keys()) {
    // A path with the place where each step goes on, instead of calls within calls: chains may be long.
    const path: { id: string; next: number }[] = [{ id: first, next: 0 }];
    const onPath = new Set([first]);
    while (path.length > 0) {
      const step = path.at(-1)!;
      const other = done.has(step.id) ? undefined : needs.get(step.id)?.[step.next++];
      if (other === undefined) {
        done.add(step.id);
        onPath.delete(step.id);
        path.pop();
      } else if (onPath.has(other)) {
        const members = path.map(({ id }) => id);
        return members.slice(members.indexOf(other));
      } else if (!done.has(other)) {
        path.push({ id: other, next: 0 });
        onPath.add(other);
      }
    }
  }
  return null;
}
