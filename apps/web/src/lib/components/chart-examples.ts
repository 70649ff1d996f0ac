import { formatter } from '../i18n/format.ts';
import ChartClasses from './ChartClasses.svelte';
import ChartCoverage from './ChartCoverage.svelte';
import ChartGantt from './ChartGantt.svelte';
import ChartInterval from './ChartInterval.svelte';
import ChartIntervalRows from './ChartIntervalRows.svelte';
import ChartTimeLine from './ChartTimeLine.svelte';
import ChartTreemap from './ChartTreemap.svelte';
import { example, type Example } from './example.ts';

const format = formatter('de');

/** Every chart with invented figures. */
export const CHART_EXAMPLES: readonly Example[] = [
  example('one interval', ChartInterval, {
    title: 'Abhängigkeitsgrad der Musterstadt',
    description: '52–71 von 100, Klasse C bis D.',
    interval: [52, 71],
    value: '52–71 (C–D)',
    columns: ['Kennzahl', 'Spanne'],
    tableLabel: 'Als Tabelle',
  }),
  example('owner groups', ChartIntervalRows, {
    title: 'Anteil an der Abhängigkeit nach Eigentümer',
    description: 'Vier Eigentümergruppen; die größte hält 34 bis 38 Prozent.',
    scale: 'amount',
    axisLabel: (value: number) => `${value} %`,
    rows: [
      { label: 'Beispiel Corporation (US)', interval: [34, 38], value: '34–38 %' },
      {
        label: 'Muster-Verfahren GmbH & Co. KG mit sehr langem Namen (DE)',
        interval: [21, 29],
        value: '21–29 %',
      },
      { label: 'Kommunaler Zweckverband', interval: [12, 12], value: '12 %' },
      { label: 'Eigentümer nicht bekannt', interval: null, value: 'keine Angabe' },
    ],
    columns: ['Eigentümer', 'Anteil'],
    tableLabel: 'Als Tabelle',
  }),
  example('areas on the class scale', ChartIntervalRows, {
    title: 'Abhängigkeit nach Bereich',
    description: 'Drei Bereiche zwischen 18 und 91 von 100.',
    rows: [
      { label: 'Meldewesen', interval: [71, 91], value: '71–91' },
      { label: 'Büroarbeit und Zusammenarbeit', interval: [58, 62], value: '58–62' },
      { label: 'Geodaten', interval: [18, 18], value: '18' },
      { label: 'Schulen', interval: null, value: 'keine Angabe' },
    ],
    columns: ['Bereich', 'Abhängigkeit (0–100)'],
    tableLabel: 'Als Tabelle',
  }),
  example('owner groups as areas', ChartTreemap, {
    title: 'Worauf sich die Abhängigkeit verteilt',
    description: 'Flächen nach Anteil; die größte Gruppe ist Beispiel Corporation.',
    tableLabel: 'Als Tabelle',
    columns: ['Eigentümer', 'Anwendung', 'Anteil', 'Klasse'],
    valueLabel: ({ value }) => `${value} %`,
    unknown: 'keine Angabe',
    groups: [
      {
        label: 'Beispiel Corporation (US)',
        items: [
          { label: 'Bürozusammenarbeit', value: 22, letter: 'E', hint: 'Bürozusammenarbeit: 22 %' },
          { label: 'Betriebssystem', value: 9, letter: 'D', hint: 'Betriebssystem: 9 %' },
          { label: 'Verzeichnisdienst', value: 5, letter: 'D', hint: 'Verzeichnisdienst: 5 %' },
        ],
      },
      {
        label: 'Muster-Verfahren GmbH & Co. KG',
        items: [
          { label: 'Musterkasse Doppik', value: 14, letter: 'C', hint: 'Musterkasse Doppik: 14 %' },
          { label: 'Bauantrag digital', value: 8, hint: 'Bauantrag digital: 8 %' },
        ],
      },
      {
        label: 'Zweckverband',
        items: [
          { label: 'Geodaten-Auskunft', value: 12, letter: 'A', hint: 'Geodaten-Auskunft: 12 %' },
          { label: 'Fuhrpark', value: 3, letter: 'B', hint: 'Fuhrpark: 3 %' },
        ],
      },
    ],
  }),
  example('classes', ChartClasses, {
    title: 'Anwendungen nach Klasse',
    description: 'Von 61 Anwendungen sind 14 in Klasse E, 9 ohne Klasse.',
    tableLabel: 'Als Tabelle',
    columns: ['Bereich', 'unbekannt'],
    hint: (letter, value) =>
      letter === 'unknown' ? `Klasse unbekannt: ${value}` : `Klasse ${letter}: ${value}`,
    rows: [
      { label: 'Alle', classes: { A: 6, B: 8, C: 11, D: 13, E: 14, unknown: 9 } },
      { label: 'Pflichtaufgaben', classes: { B: 1, C: 4, D: 9, E: 12, unknown: 3 } },
    ],
  }),
  example('coverage', ChartCoverage, {
    title: 'Was die Alternativen abdecken',
    description: 'Zwei Angebote über acht Funktionen.',
    tableLabel: 'Als Tabelle',
    rowLabel: 'Angebot',
    columns: ['Kontakte', 'Mail', 'Kalender', 'Dateien', 'Dokumente', 'Video', 'Nachrichten', 'Identität'],
    coverageLabel: { full: 'ganz', most: 'meist', part: 'teilweise', none: 'nicht', unknown: 'keine Angabe' },
    rows: [
      { label: 'Musterbüro', cells: ['full', 'full', 'full', 'most', 'part', 'full', 'full', 'most'] },
      { label: 'Beispielwolke', cells: ['part', 'none', 'part', 'full', 'most', 'part', 'unknown', 'none'] },
    ],
  }),
  example('over time', ChartTimeLine, {
    title: 'Abhängigkeitsgrad im Verlauf',
    description: 'Von 58–79 im Jahr 2024 auf 52–61 im Jahr 2026.',
    tableLabel: 'Als Tabelle',
    columns: ['Stand', 'Abhängigkeitsgrad'],
    valueLabel: ({ interval }) => format.interval(interval),
    points: [
      { date: '2024-11-01', interval: [58, 79], label: '01.11.2024' },
      { date: '2025-06-01', interval: [58, 70], label: '01.06.2025' },
      { date: '2026-11-01', interval: [52, 61], label: '01.11.2026' },
    ],
  }),
  example('steps of a plan', ChartGantt, {
    title: 'Schritte bis Ende 2028',
    description: 'Zwei Umstellungen; ein Vertrag bindet bis Ende 2027.',
    tableLabel: 'Als Tabelle',
    columns: ['Anwendung', 'Was'],
    periods: ['Q1 2027', 'Q2 2027', 'Q3 2027', 'Q4 2027', 'Q1 2028', 'Q2 2028', 'Q3 2028', 'Q4 2028'],
    rows: [
      {
        label: 'Bürozusammenarbeit Online',
        bars: [{ from: 1, to: 4, kind: 'work', hint: 'Umstellung Q2 bis Q4 2027' }],
        marks: [],
      },
      {
        label: 'Musterkasse Doppik mit langem Namen',
        bars: [
          { from: 0, to: 4, kind: 'bound', hint: 'Vertrag bindet bis 31.12.2027' },
          { from: 4, to: 7, kind: 'work', hint: 'Umstellung Q1 bis Q3 2028' },
        ],
        marks: [{ at: 2, hint: 'Kündigung bis 30.06.2027' }],
      },
    ],
  }),
];
