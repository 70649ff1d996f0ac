import { quartersBetween } from './quarters.ts';
import type { PlanApplication, PlanInput, PlanOption, Quarter, StaffNeed } from './types.ts';

/**
 * Takes a limit of the input out, to see whether the rest fits together. The names are those of limits; everything is
 * in force where nothing is named.
 */
export type Relaxed = ReadonlySet<string>;

export const nothingRelaxed: Relaxed = new Set();

/** Quarters of a pilot before the rest: only for class 4. */
export function pilotQuarters(
  { criticality }: PlanApplication,
  option: PlanOption,
  relaxed: Relaxed = nothingRelaxed,
): number {
  if (criticality !== 4 || !option.pilot || relaxed.has(`pilot:${option.id}`)) return 0;
  return option.pilot.quarters;
}

/** Whether pins and freezes let something start in a period; the horizon is not looked at. */
export function mayStart(
  input: PlanInput,
  application: PlanApplication | null,
  period: number,
  relaxed: Relaxed = nothingRelaxed,
): boolean {
  const at = (quarter: Quarter): number => quartersBetween(input.start, quarter);
  if (application) {
    const { id, notBefore, notAfter } = application;
    if (notBefore && !relaxed.has(`not-before:${id}`) && period < at(notBefore)) return false;
    if (notAfter && !relaxed.has(`not-after:${id}`) && period > at(notAfter)) return false;
  }
  return input.freezes.every(
    ({ from, to }) => relaxed.has(`freeze:${from}…${to}`) || period < at(from) || period > at(to),
  );
}

/** Whether an option's own window and, for class 4, the support for it allow this start and go-live. */
export function optionAllows(
  input: PlanInput,
  { criticality }: PlanApplication,
  { id, window, supportFrom }: PlanOption,
  { start, goLive }: { start: number; goLive: number },
  relaxed: Relaxed = nothingRelaxed,
): boolean {
  const at = (quarter: Quarter): number => quartersBetween(input.start, quarter);
  if (window && !relaxed.has(`window:${id}`)) {
    if (window.from && start < at(window.from)) return false;
    if (window.to && start > at(window.to)) return false;
  }
  const needsSupport = criticality === 4 && supportFrom && !relaxed.has(`support:${id}`);
  return !needsSupport || goLive >= at(supportFrom);
}

/** Who is needed in which period, counted from the start. */
export function staffOf(
  option: PlanOption,
  pilot: number,
): { needs: StaffNeed[]; from: number; to: number }[] {
  const rest = { needs: option.staff, from: pilot, to: pilot + option.duration };
  if (pilot === 0) return [rest];
  return [{ needs: option.pilot?.staff ?? option.staff, from: 0, to: pilot }, rest];
}
