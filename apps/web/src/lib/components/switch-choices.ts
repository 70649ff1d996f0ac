import { filterOptions } from './combobox-options.ts';

/** An authority that somebody may act for. */
export interface SwitchChoice {
  id: number;
  name: string;
  /** The provider whose mandate opens it; null for an own role. */
  through: string | null;
  /** ISO date since when it is part of another one; null while it exists. */
  endedOn: string | null;
}

/**
 * What to switch to, best first: while nothing is typed the previous authority, else those that contain every typed
 * word. The current one is never offered.
 *
 * @example switchChoices(choices, { typed: 'ober', current: 1, previous: 2, limit: 50 })[0]?.name // 'Stadt Oberbach'
 */
export function switchChoices(
  choices: readonly SwitchChoice[],
  {
    typed,
    current,
    previous,
    limit,
  }: { typed: string; current: number | null; previous: number | null; limit: number },
): SwitchChoice[] {
  const others = choices.filter(({ id }) => id !== current);
  const byId = new Map(others.map((choice) => [String(choice.id), choice]));
  const options = others.map(({ id, name, through }) => ({
    value: String(id),
    label: name,
    ...(through !== null && { note: through }),
  }));
  const found = filterOptions(options, typed, limit).flatMap(({ value }) => byId.get(value) ?? []);
  const last = typed.trim() === '' && previous !== null ? byId.get(String(previous)) : undefined;
  return last ? [last, ...found.filter(({ id }) => id !== last.id)].slice(0, limit) : found;
}
