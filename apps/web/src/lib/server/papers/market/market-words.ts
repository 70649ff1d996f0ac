import { formatter } from '#lib/i18n/index.ts';
import { capabilityOf } from '#lib/server/sovereignty/index.ts';
import { quarterText } from '../council/council-words.ts';
import type { Document } from '../document.ts';
import type { PaperBasis } from '../paper-basis.ts';
import type { MarketWords } from '../wording/de/market.ts';
import { wording } from '../wording/index.ts';

/** How much of a capability there is in the inventory, and when the plan wants to begin with it. */
export function marketWords(basis: PaperBasis): { words: MarketWords; references: Document['references'] } {
  const { language, knowledge, capability, measured, plans, authority } = basis;
  const f = formatter(language);
  const t = wording(language).market;
  const ofCapability = measured.applications.filter(
    (application) => capability !== null && capabilityOf(application, knowledge) === capability,
  );
  const users = ofCapability.reduce((sum, { stored }) => sum + (stored.users ?? 0), 0);
  const ids = new Set(ofCapability.map(({ stored }) => stored.id));
  const [first] = (plans.B?.figures?.steps ?? [])
    .filter(({ application }) => ids.has(application.id))
    .map(({ start }) => start)
    .sort();
  const name = capability === null ? undefined : knowledge.capabilities.get(capability)?.name[language];
  return {
    words: {
      authority: authority.name,
      capability: name ?? t.capabilityGap,
      applications: f.integer(ofCapability.length),
      users: users === 0 ? null : f.integer(users),
      start: first === undefined ? null : quarterText(first),
    },
    references: [
      { id: 'volumes', text: t.exploration.volumesReference(f.date(measured.date)) },
      ...(plans.B?.computedAt
        ? [
            {
              id: 'timetable',
              text: t.exploration.timetableReference(f.date(plans.B.computedAt.slice(0, 10))),
            },
          ]
        : []),
    ],
  };
}
