import { formatter } from '#lib/i18n/index.ts';
import { localDay } from '#lib/local-day.ts';
import { capabilityOf } from '#lib/server/sovereignty/index.ts';
import type { Document } from '../document.ts';
import type { PaperBasis } from '../paper-basis.ts';
import type { MarketWords } from '../wording/de/market.ts';
import { isNeutral } from '../names/find-names.ts';
import { namesToAvoid } from '../names/names-to-avoid.ts';
import { wording } from '../wording/index.ts';
import { bundleFor } from './bundle-for.ts';

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
      ...functionsOf(basis),
      start: first === undefined ? null : f.quarter(first),
    },
    references: [
      { id: 'volumes', text: t.exploration.volumesReference(f.date(measured.date)) },
      ...(plans.B?.computedAt
        ? [
            {
              id: 'timetable',
              text: t.exploration.timetableReference(f.date(localDay(plans.B.computedAt))),
            },
          ]
        : []),
    ],
  };
}

/** What the capability has to do, as far as a bundle tells it; a function that is called after a product is left out. */
function functionsOf(basis: PaperBasis): Pick<MarketWords, 'must' | 'should'> {
  const { knowledge, capability, language } = basis;
  const names = namesToAvoid(basis);
  const neutral = (bundleFor(knowledge, capability)?.functions ?? []).filter(({ name }) =>
    isNeutral(name[language], names),
  );
  const named = (must: boolean): string[] =>
    neutral.filter((each) => each.must === must).map(({ name }) => name[language]);
  return { must: named(true), should: named(false) };
}
