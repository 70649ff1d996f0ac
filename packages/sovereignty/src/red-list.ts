import { POINT_TOLERANCE } from './class-letter.ts';
import type { Resolved } from './resolve-application.ts';
import type { Interval, RedListEntry } from './types.ts';

/** Index of W1 in `VARIABLES`. */
const W1 = 0;

/**
 * Whether an application of criticality 3–4 has A ≥ 80 or no alternative (W1 = 4), and how sure that is.
 * The list is internal: it is a map for an attacker.
 *
 * @returns null where no completion of the answers puts it on the list
 */
export function redListEntryOf(resolved: Resolved, a: Interval): RedListEntry | null {
  const { application, lo, hi } = resolved;
  const { id, name, criticality } = application;
  if (criticality !== 'unknown' && criticality < 3) return null;
  const sure = (isSure: boolean): 'certain' | 'possible' => (isSure ? 'certain' : 'possible');
  const reasons: RedListEntry['reasons'] = [];
  if (a[1] >= 80 - POINT_TOLERANCE)
    reasons.push({ code: 'a-at-least-80', certainty: sure(a[0] >= 80 - POINT_TOLERANCE) });
  if (hi[W1] === 4) reasons.push({ code: 'no-alternative', certainty: sure(lo[W1] === 4) });
  if (reasons.length === 0) return null;
  const isCertain = criticality !== 'unknown' && reasons.some(({ certainty }) => certainty === 'certain');
  return { id, name, certainty: sure(isCertain), reasons, a, criticality };
}
