import type { Choice, PlanInput } from './types.ts';

/**
 * Choices with the components that their options stand on: one that nothing needs any more and that covers nothing itself
 * goes, and one that is missing is built just in time, or from the beginning where there is no time.
 *
 * @example withComponents(input, [{ application: 'mail', option: 'suite', start: 4 }])
 */
export function withComponents(input: PlanInput, choices: readonly Choice[]): Choice[] {
  const options = new Map(input.options.map((option) => [option.id, option]));
  /** The first start of what stands on a component. */
  const needed = new Map<string, number>();
  for (const { option, start } of choices)
    for (const component of options.get(option)?.components ?? [])
      needed.set(component, Math.min(start, needed.get(component) ?? start));
  const components = new Map((input.components ?? []).map((component) => [component.id, component]));
  const kept = choices.filter(({ application: id }) => {
    const component = components.get(id);
    return !component || needed.has(id) || (component.covers ?? []).length > 0;
  });
  const built = new Set(kept.map(({ application }) => application));
  return [
    ...kept,
    ...[...needed].flatMap(([id, start]): Choice[] => {
      const component = components.get(id);
      if (!component || built.has(id)) return [];
      return [{ application: id, option: id, start: Math.max(0, start - component.duration) }];
    }),
  ];
}
