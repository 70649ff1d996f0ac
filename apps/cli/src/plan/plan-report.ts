import {
  describeLimit,
  describeReason,
  type Language,
  type PlanInput,
  type PlanResult,
} from '@allmende/planner';
import { columns, decimal, euros, span } from '../format.ts';

const words = {
  de: {
    optimal: 'Der beste Plan innerhalb der Grenzen',
    feasible: 'Ein Plan innerhalb der Grenzen',
    gap: (percent: string) => `höchstens ${percent} % vom bestmöglichen entfernt`,
    area: 'Abhängigkeit über die Zeit (Punkt-Quartale)',
    ag: 'Abhängigkeitsgrad am Anfang und am Ende',
    steps: 'Schritte',
    live: (quarter: string) => `im Betrieb ab ${quarter}`,
    none: 'Nichts abzulösen lohnt sich innerhalb der Grenzen.',
    kept: 'Was bleibt',
    builds: 'Gemeinsame Grundlagen',
    renewals: 'Verlängerungen',
    until: (from: string, until: string) => `ab ${from}, vor ${until} zu Ende`,
    training: 'Schulungsstunden je Jahr',
    money: 'Mehrkosten je Jahr (konsumtiv, investiv)',
    conflict: 'Diese Vorgaben lassen sich nicht zusammen einhalten; ohne eine davon ginge es:',
    cycle: (members: string) => `Diese Ablösungen warten im Kreis aufeinander: ${members}.`,
    late: 'In der gegebenen Zeit fand sich kein Plan. Geben Sie mit --seconds mehr Zeit.',
    seconds: (time: string) => `gerechnet in ${time} Sekunden`,
  },
  en: {
    optimal: 'The best plan within the limits',
    feasible: 'A plan within the limits',
    gap: (percent: string) => `at most ${percent}% from the best possible one`,
    area: 'Area under the degree of dependence (points × quarters)',
    ag: 'Degree of dependence at the beginning and at the end',
    steps: 'Steps',
    live: (quarter: string) => `live from ${quarter}`,
    none: 'Within the limits nothing is worth replacing.',
    kept: 'What stays',
    builds: 'Shared components',
    renewals: 'Renewals',
    until: (from: string, until: string) => `from ${from}, over before ${until}`,
    training: 'Hours of training by year',
    money: 'Cost beyond today by year (current, investment)',
    conflict: 'These limits cannot be met together; without one of them the others can:',
    cycle: (members: string) => `These replacements wait for each other in a circle: ${members}.`,
    late: 'No plan was found in the given time. Allow more with --seconds.',
    seconds: (time: string) => `computed in ${time} seconds`,
  },
};

/** A plan for reading in a terminal. */
export function planReport(
  result: PlanResult,
  input: PlanInput,
  seconds: number,
  language: Language,
): string {
  const t = words[language];
  const nameOf = (id: string): string => input.applications.find((each) => each.id === id)?.name ?? id;
  const optionOf = (id: string): string => input.options.find((each) => each.id === id)?.name ?? id;
  if (result.status === 'infeasible')
    return `${t.conflict}\n${columns(result.conflict.map((name) => [describeLimit(name, input, language)]))}`;
  if (result.status === 'error') {
    const { error } = result;
    return `${error.code === 'no-plan-in-time' ? t.late : t.cycle(error.members.map(nameOf).join(' → '))}\n`;
  }
  const [first = [0, 0], last = first] = [result.curve[0], result.curve.at(-1)] as const;
  const distance = result.gap === 0 ? '' : `, ${t.gap(decimal(result.gap * 100, language))}`;
  return [
    `${t[result.status]}${distance} (${t.seconds(decimal(seconds, language))})\n`,
    columns([
      [t.area, decimal(result.objective, language)],
      [t.ag, `${span(first)} → ${span(last)}`],
    ]),
    `\n${t.steps}\n`,
    result.steps.length === 0 ? `  ${t.none}\n` : '',
    ...result.steps.map(
      ({ application, option, start, goLive, reason }) =>
        `  ${start}  ${nameOf(application)} → ${optionOf(option)} (${t.live(goLive)})\n` +
        `           ${describeReason(reason, input, language)}\n`,
    ),
    section(
      t.builds,
      result.components.map(({ component, start, goLive }) => {
        const name = input.components?.find(({ id }) => id === component)?.name ?? component;
        return [start, `${name} (${t.live(goLive)})`];
      }),
    ),
    section(
      t.renewals,
      result.renewals.map(({ application, option, start, until }) => [
        nameOf(application),
        `${optionOf(option)} (${t.until(start, until)})`,
      ]),
    ),
    section(
      t.training,
      result.training.map(({ year, hours }) => [String(year), String(Math.round(hours))]),
    ),
    `\n${t.money}\n`,
    columns(
      result.money.map(({ year, consumptive, investive }) => [
        String(year),
        euros(consumptive, language),
        euros(investive, language),
      ]),
    ),
    result.kept.length === 0 ? '' : `\n${t.kept}\n`,
    ...result.kept.map(
      ({ application, reason }) =>
        `  ${nameOf(application)}: ${describeReason(reason, input, language, true)}\n`,
    ),
  ].join('');
}

/** A title with rows below it; nothing where there are no rows. */
function section(title: string, rows: string[][]): string {
  return rows.length === 0 ? '' : `\n${title}\n${columns(rows)}`;
}
