import { VARIABLE_TEXTS, type Language, type Measurement, type Sensitivity } from '@allmende/sovereignty';
import { columns, decimal, percentSpan, span } from '../format.ts';

const words = {
  de: {
    title: (authority: string) => `Abhängigkeit nach AM-1: ${authority}`,
    asOf: 'Stand',
    ag: 'Abhängigkeitsgrad',
    of: 'von 100, Klasse',
    hhi: 'Konzentration (HHI)',
    nonEu: 'Kontrolle außerhalb der EU',
    completeness: 'Vollständigkeit',
    range: 'unter anderen Annahmen',
    red: 'Rote Liste',
    certain: 'sicher',
    possible: 'möglich',
    applications: 'Anwendungen, die abhängigsten zuerst',
    levers: 'Was den Abhängigkeitsgrad am meisten senkt (eine Stufe besser)',
    step: (from: number, to: number) => `Stufe ${from} auf ${to}`,
    points: 'Punkte',
  },
  en: {
    title: (authority: string) => `Dependence by AM-1: ${authority}`,
    asOf: 'as of',
    ag: 'degree of dependence',
    of: 'of 100, class',
    hhi: 'concentration (HHI)',
    nonEu: 'control outside the EU',
    completeness: 'completeness',
    range: 'under other assumptions',
    red: 'Red list',
    certain: 'certain',
    possible: 'possible',
    applications: 'Applications, the most dependent first',
    levers: 'What lowers the degree of dependence most (one step better)',
    step: (from: number, to: number) => `level ${from} to ${to}`,
    points: 'points',
  },
};

/** The four figures, which are never merged into one, as lines of text. */
export function figures(measurement: Measurement, language: Language, range?: Sensitivity['range']): string {
  const t = words[language];
  return columns([
    [t.ag, `${span(measurement.ag)} ${t.of} ${measurement.class}`],
    ...(range ? [[t.range, span(range)]] : []),
    [t.hhi, span(measurement.hhi)],
    [t.nonEu, percentSpan(measurement.nonEuShare, language)],
    [t.completeness, `${Math.round(measurement.completeness * 100)} %`],
    [
      t.red,
      (['certain', 'possible'] as const)
        .map(
          (certainty) =>
            `${measurement.redList.filter((each) => each.certainty === certainty).length} ${t[certainty]}`,
        )
        .join(', '),
    ],
  ]);
}

/** A measurement for reading in a terminal. */
export function measurementReport(
  authority: string,
  measurement: Measurement,
  { levers, range }: Sensitivity,
  language: Language,
): string {
  const t = words[language];
  const nameOf = new Map(measurement.applications.map(({ id, name }) => [id, name]));
  const byDependence = [...measurement.applications].sort((x, y) => y.a[1] - x.a[1] || y.a[0] - x.a[0]);
  const leverRows = levers.single.map(({ application, steps, gain }) => {
    const [step] = steps;
    return [
      `−${decimal(gain[1], language)} ${t.points}`,
      nameOf.get(application) ?? application,
      step
        ? `${VARIABLE_TEXTS[step.variable].name[language]} (${step.variable}), ${t.step(step.from, step.to)}`
        : '',
    ];
  });
  return [
    `${t.title(authority)} (${t.asOf} ${measurement.date})\n\n`,
    figures(measurement, language, range),
    `\n${t.applications}\n`,
    columns(byDependence.map(({ name, a, class: letter }) => [span(a), letter, name])),
    ...(leverRows.length === 0 ? [] : [`\n${t.levers}\n`, columns(leverRows)]),
  ].join('');
}
