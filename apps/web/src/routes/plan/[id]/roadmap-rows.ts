import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanView } from '#lib/server/planning/index.ts';
import { optionName } from '../option-name.ts';

/** The roadmap as a table of texts: on the page and as a file the same. */
export function roadmapRows(
  { figures }: Pick<PlanView, 'figures'>,
  language: Language,
): { columns: string[]; rows: string[][] } {
  const { columns } = texts(language).planPage;
  const { stepStates } = texts(language).plan;
  const f = formatter(language);
  return {
    columns: [
      columns.application,
      columns.option,
      columns.start,
      columns.goLive,
      columns.dependence,
      columns.oneOff,
      columns.running,
      columns.state,
    ],
    rows: (figures?.steps ?? []).map(
      ({ application, option, start, goLive, before, after, runningToday, state }) => [
        application.name,
        optionName(option, language),
        f.quarter(start),
        f.quarter(goLive),
        `${f.interval(before)} → ${f.interval(after)}`,
        f.euros(option.oneOff),
        f.euros(option.running - runningToday),
        stepStates[state],
      ],
    ),
  };
}
