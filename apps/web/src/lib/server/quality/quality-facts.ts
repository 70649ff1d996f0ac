import { isFreeLicence, parseLicence, satisfies, type PublicCode } from '@allmende/publiccode';
import type { SoftwareStanding } from '#lib/server/database/index.ts';
import type { QualityFacts } from './rules.ts';
import type { ObservedActivity } from './store.ts';

/**
 * What an entry is judged by. `declaredUses` counts the administrations that declared to use it; null where that is not
 * known.
 *
 * @example assessQuality(qualityFacts(entry, activities.get(entry.id), 3))
 */
export function qualityFacts(
  entry: { standing: SoftwareStanding; model: PublicCode | null; checked_at: Date },
  observed: ObservedActivity | undefined,
  declaredUses: number | null,
): QualityFacts {
  const { model, standing } = entry;
  return {
    activity: observed?.activity ?? null,
    observedAt: observed?.observedAt.toISOString() ?? null,
    checkedAt: entry.checked_at.toISOString(),
    isFileValid: standing === 'valid',
    isGone: standing === 'gone',
    isLicenceFree: isLicenceFree(model?.legal?.license),
    hasDocumentation: Object.values(model?.description ?? {}).some(({ documentation }) => documentation),
    developmentStatus: model?.developmentStatus ?? null,
    declaredUses,
  };
}

/** Whether the code may be used under a licence that the Open Source Initiative approved; null: not to be read. */
export function isLicenceFree(expression: string | undefined): boolean | null {
  const parsed = parseLicence(expression ?? '');
  return parsed.ok ? satisfies(parsed.licence, isFreeLicence) : null;
}
