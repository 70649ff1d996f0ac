import { formatter, texts, type Language } from '#lib/i18n/index.ts';
import type { PlanView } from '#lib/server/planning/index.ts';
import { optionName } from '../option-name.ts';

/** The roadmap as a table of texts: on the page and as a file the same. */
export function roadmapRows(
  { figures }: Pick<PlanView, 'figures'>,
  language: Language,
): { columns: string[]; rows: string[][] } {
  const t = texts(language).planPage;
  const { columns } = t;
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
    rows: [
      ...(figures?.builds ?? []).map(({ name, neededBy, start, goLive, oneOff, running }) => [
        name,
        t.builtFor(neededBy.map((each) => each.name).join(', ')),
        f.quarter(start),
        f.quarter(goLive),
        '',
        f.euros(oneOff),
        f.euros(running),
        '',
      ]),
      ...(figures?.steps ?? []).map(
        ({ application, option, start, goLive, before, after, runningToday, state, pilot }) => [
          application.name,
          optionName(option, language),
          pilot ? t.withPilot(f.quarter(start)) : f.quarter(start),
          f.quarter(goLive),
          `${f.interval(before)} → ${f.interval(after)}`,
          f.euros(option.oneOff),
          f.euros(option.running - runningToday),
          stepStates[state],
        ],
      ),
    ],
  };
}
