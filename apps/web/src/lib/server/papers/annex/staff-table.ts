import { yearOf } from '@allmende/planner';
import { formatter } from '#lib/i18n/index.ts';
import type { Block } from '../document.ts';
import type { PaperBasis } from '../paper-basis.ts';
import { wording } from '../wording/index.ts';
import { figures, table, words } from './table.ts';

/** Working days of the proposed plan by team and year, needed of available. */
export function staffTable({ plans, language }: PaperBasis): Block[] {
  const { annex: t } = wording(language);
  const f = formatter(language);
  const teams = plans.B?.figures?.staff ?? [];
  const years = [...new Set(teams.flatMap(({ quarters }) => quarters.map(({ quarter }) => yearOf(quarter))))];
  if (years.length === 0) return [{ kind: 'paragraph', text: [t.noStaff] }];
  return table(
    t.staffCaption,
    [words(t.columns.team, 2), ...years.map((year) => figures(String(year)))],
    teams.map(({ team, quarters }) => [
      team,
      ...years.map((year) => {
        const ofYear = quarters.filter(({ quarter }) => yearOf(quarter) === year);
        const sum = (each: 'used' | 'available'): string =>
          f.integer(Math.ceil(ofYear.reduce((total, quarter) => total + quarter[each], 0)));
        return `${sum('used')} / ${sum('available')}`;
      }),
    ]),
  );
}
