import type { AuthorityRole, MandateRole } from '#lib/server/database/index.ts';
import type { KeptKind } from '#lib/server/authorities/index.ts';

/** Numbers from 0 to 1 that repeat with their seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One step of a history; authorities and accounts are named by the order in which they came to be. */
export type Step =
  | { do: 'create' }
  | { do: 'relate'; kind: KeptKind; from: number; to: number }
  | { do: 'grant'; account: number; authority: number; role: AuthorityRole; expires: boolean }
  | { do: 'extend'; account: number; authority: number; all: boolean }
  | { do: 'mandate'; authority: number; provider: number; role: MandateRole }
  | { do: 'merge'; from: number[]; into: number | 'new' }
  | { do: 'split'; from: number; into: number };

export const roles: readonly AuthorityRole[] = [
  'leitung',
  'it-leitung',
  'bearbeitung',
  'lesen',
  'datenschutz',
  'revision',
];
export const kinds: readonly KeptKind[] = ['belongs-to', 'served-by', 'member-of'];
export const accounts = 5;

/** A history of so many steps, many of which will turn out to be refused. */
export function randomHistory(seed: number, length: number): Step[] {
  const random = seeded(seed);
  const below = (end: number) => Math.floor(random() * end);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const steps: Step[] = [{ do: 'create' }, { do: 'create' }, { do: 'create' }];
  let authorities = 3;
  while (steps.length < length) {
    const chance = random();
    const any = () => below(authorities);
    if (chance < 0.08) {
      steps.push({ do: 'create' });
      authorities += 1;
    } else if (chance < 0.25) steps.push({ do: 'relate', kind: oneOf(kinds), from: any(), to: any() });
    else if (chance < 0.55)
      steps.push({
        do: 'grant',
        account: below(accounts),
        authority: any(),
        role: oneOf(roles),
        expires: random() < 0.2,
      });
    else if (chance < 0.63)
      steps.push({ do: 'extend', account: below(accounts), authority: any(), all: random() < 0.5 });
    else if (chance < 0.75)
      steps.push({
        do: 'mandate',
        authority: any(),
        provider: any(),
        role: oneOf(['bearbeitung', 'lesen'] as const),
      });
    else if (chance < 0.95) {
      const from = [...new Set([any(), ...(random() < 0.6 ? [any()] : [])])];
      const into = random() < 0.5 ? ('new' as const) : any();
      steps.push({ do: 'merge', from, into });
      // Refused merges create nothing: later steps then name an authority that is not there, and are refused too.
      if (into === 'new') authorities += 1;
    } else {
      steps.push({ do: 'split', from: any(), into: 2 });
      authorities += 2;
    }
  }
  return steps;
}
