import { type Component, createRawSnippet } from 'svelte';
import { formatter } from '../i18n/format.ts';
import ChartIntervalRows from './ChartIntervalRows.svelte';
import ClassBadge from './ClassBadge.svelte';
import DataTable from './DataTable.svelte';
import { exampleColumns, exampleRows, exampleTableLabels } from './example-table.ts';
import EmptyState from './EmptyState.svelte';
import GradeBadge from './GradeBadge.svelte';
import Notice from './Notice.svelte';
import ProgressBar from './ProgressBar.svelte';
import Tile from './Tile.svelte';

/** One component in one state: rendered by tests and by the gallery of the development server. */
export interface Example {
  name: string;
  component: Component<Record<string, unknown>>;
  props: Record<string, unknown>;
}

/** Checks the properties against the component, then forgets its type so that all fit into one list. */
function example<C extends Component<never>>(
  name: string,
  component: C,
  props: C extends Component<infer Props> ? Props : never,
): Example {
  return { name, component: component as unknown as Example['component'], props };
}

const html = (markup: string) => createRawSnippet(() => ({ render: () => markup }));
const format = formatter('de');

/** Every component in its typical states, all figures and names invented. */
export const EXAMPLES: readonly Example[] = [
  example('tile with a span of classes', Tile, {
    label: 'Abhängigkeitsgrad',
    value: '59–61',
    unit: 'von 100',
    span: { from: 'C', to: 'D', label: 'Klasse C bis D' },
    interval: [59, 61],
    note: 'Eine fehlende Angabe entscheidet über die Klasse.',
    href: '/report#measure',
    linkLabel: 'Gründe ansehen',
  }),
  example('tile with a point', Tile, {
    label: 'Kontrolle außerhalb der EU',
    value: '35–36 %',
    interval: [36, 36],
    href: '/report#control',
    linkLabel: 'Gründe ansehen',
  }),
  example('tile without a value', Tile, {
    label: 'Konzentration',
    value: 'Noch keine Angabe',
    interval: null,
    href: '/questions',
    linkLabel: 'Was fehlt?',
  }),
  example('class badge', ClassBadge, { from: 'A', label: 'Klasse A' }),
  example('class badge with a span', ClassBadge, {
    from: 'C',
    to: 'E',
    label: 'Klasse C bis E',
    large: true,
  }),
  example('grade: verified', GradeBadge, { grade: 'verified', label: 'geprüft' }),
  example('grade: public list', GradeBadge, { grade: 'public-list', label: 'öffentliche Liste' }),
  example('grade: unverified', GradeBadge, { grade: 'unverified', label: 'ungeprüft' }),
  example('empty page', EmptyState, {
    title: 'Noch kein Bestand',
    text: 'Bringen Sie die Liste Ihrer Software herein. Eine Tabelle mit Namen genügt, Hersteller und Vertragsende helfen.',
    exampleLabel: 'So kann die Liste aussehen',
    example: html('<code>Name;Hersteller;Vertragsende<br>Beispielmeldewesen 8;Beispiel AG;31.12.2027</code>'),
    action: { label: 'Liste hereinholen', href: '/inventory/import' },
  }),
  ...(['info', 'success', 'warning', 'error'] as const).map((kind) =>
    example(`notice: ${kind}`, Notice, {
      kind,
      title: 'Die Datei enthält 3 Zeilen ohne Namen.',
      kindLabel: { info: 'Hinweis', success: 'Erledigt', warning: 'Warnung', error: 'Fehler' }[kind],
      children: html(
        '<p>Diese Zeilen wurden nicht übernommen. Ihre übrigen 247 Zeilen sind vollständig da.</p>',
      ),
    }),
  ),
  example('progress', ProgressBar, {
    label: 'Liste wird gelesen',
    text: '1.240 von 3.225 Zeilen gelesen, 87 % erkannt',
    value: 1240,
    max: 3225,
    cancel: { label: 'Abbrechen', action: '?/cancel' },
  }),
  example('progress of unknown length', ProgressBar, {
    label: 'Plan wird berechnet',
    text: 'Erster Plan gefunden, wird verbessert',
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
  example('table', DataTable, {
    caption: 'Anwendungen',
    columns: exampleColumns,
    rows: exampleRows(12),
    language: 'de',
    format,
    labels: exampleTableLabels,
    sort: [{ key: 'name', direction: 'asc' }],
    sortHref: (keys) =>
      `?sort=${keys.map(({ key, direction }) => (direction === 'desc' ? `-${key}` : key)).join(',')}`,
    selectable: true,
    action: '?/bulk',
    bulk: html(
      '<button class="kern-btn kern-btn--secondary" name="decide" value="fold"><span class="kern-label">Zusammenfassen</span></button>',
    ),
    onsave: async () => ({ ok: true }),
  }),
];
