import type { Quarter } from '@allmende/planner';
import type { Move, Pin } from '#lib/server/planning/index.ts';

/**
 * The move whose price shows what the pins would mean: the planned step is moved as far as they force it. Null where only
 * a new computing can tell, because nothing is planned and no option is named.
 *
 * @example moveOfPins([{ kind: 'not-before', quarter: '2028-Q1' }], { start: '2027-Q1', … }, '2027-Q1') // { start: '2028-Q1' }
 */
export function moveOfPins(
  pins: readonly Pin[],
  step: { start: Quarter; option: { id: string } } | null,
  begin: Quarter,
): Move | null {
  let start = step?.start ?? begin;
  let option = step?.option.id ?? null;
  for (const pin of pins) {
    if (pin.kind === 'never') return { never: true };
    // Quarters are written so that their order is that of their texts.
    if (pin.kind === 'not-before' && start < pin.quarter) start = pin.quarter;
    if (pin.kind === 'not-after' && start > pin.quarter) start = pin.quarter;
    if (pin.kind === 'option') {
      option = pin.option;
      start = pin.start ?? start;
    }
  }
  return option === null ? null : { option, start };
}
