import { formatter } from '../i18n/format.ts';
import ChartCurves from './ChartCurves.svelte';
import ChartLimitRows from './ChartLimitRows.svelte';
import RemovedList from './RemovedList.svelte';
import { example, type Example } from './example.ts';

const format = formatter('de');

/** What the pages of plans show, with invented figures. */
export const PLAN_EXAMPLES: readonly Example[] = [
  example('what was removed', RemovedList, {
    summary: 'Entfernte Beispiele (1)',
    items: [{ id: 1, name: 'Ein entferntes Beispiel', when: 'entfernt am 20.11.2026' }],
    restore: null,
  }),
  example('curves of plans', ChartCurves, {
    title: 'Abhängigkeitsgrad bis Ende 2027',
    description: 'Der Plan sinkt von 59–61 auf 44–45; ohne Plan bleibt es bei 59–61.',
    tableLabel: 'Kurve als Tabelle',
    periodLabel: 'Quartal',
    valueLabel: (interval) => format.interval(interval),
    periods: ['Q1 2027', 'Q2 2027', 'Q3 2027', 'Q4 2027'],
    curves: [
      {
        label: 'Schrittweiser Plan mit einem ziemlich langen Namen',
        points: [
          [59, 61],
          [55, 58],
          [55, 58],
          [44, 45],
        ],
      },
      {
        label: 'Beibehalten',
        points: [
          [59, 61],
          [59, 61],
          [59, 61],
          [59, 61],
        ],
      },
    ],
  }),
  example('money against budgets', ChartLimitRows, {
    title: 'Kosten je Jahr über das Heutige hinaus',
    description: '2028 wird gespart.',
    tableLabel: 'Kosten als Tabelle',
    columns: ['Jahr', 'konsumtiv', 'investiv', 'Grenze'],
    amountLabel: (amount) => format.euros(amount),
    unlimited: 'ohne Grenze',
    axisLabel: (value) => format.integer(value),
    legend: { parts: ['konsumtiv', 'investiv'], limit: 'Grenze' },
    rows: [
      { label: '2027', parts: [120_000, 60_000], limit: 250_000, value: '180.000 € von 250.000 €' },
      { label: '2028', parts: [-40_000, 0], limit: null, value: '−40.000 €' },
    ],
  }),
];
