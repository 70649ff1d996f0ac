/** Ids or keys that were chosen; never changed in place, so that every change is seen. */
export type Choice = ReadonlySet<string>;

export const NO_CHOICE: Choice = new Set();

/** The choice with these ids added or taken out. */
export function choose(choice: Choice, ids: readonly string[], chosen: boolean): Choice {
  const next = new Set(choice);
  for (const id of ids) {
    if (chosen) next.add(id);
    else next.delete(id);
  }
  return next;
}

/** Only what still exists. */
export function keepExisting(choice: Choice, ids: readonly string[]): Choice {
  return new Set(ids.filter((id) => choice.has(id)));
}
