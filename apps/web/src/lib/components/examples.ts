import { formatter } from '../i18n/format.ts';
import AuthoritySwitcher from './AuthoritySwitcher.svelte';
import Breadcrumb from './Breadcrumb.svelte';
import { CATALOGUE_EXAMPLES } from './catalogue-examples.ts';
import { CHART_EXAMPLES } from './chart-examples.ts';
import ClassBadge from './ClassBadge.svelte';
import Combobox from './Combobox.svelte';
import DataTable from './DataTable.svelte';
import { example, type Example, html } from './example.ts';
import { exampleColumns, exampleRows, exampleTableLabels } from './example-table.ts';
import Dialog from './Dialog.svelte';
import EmptyState from './EmptyState.svelte';
import ExplanationTree from './ExplanationTree.svelte';
import Facts from './Facts.svelte';
import FactSource from './FactSource.svelte';
import Field from './Field.svelte';
import FileDrop from './FileDrop.svelte';
import Footer from './Footer.svelte';
import GradeBadge from './GradeBadge.svelte';
import IntervalFigure from './IntervalFigure.svelte';
import { KNOWLEDGE_EXAMPLES } from './knowledge-examples.ts';
import Notice from './Notice.svelte';
import PageHeader from './PageHeader.svelte';
import Pagination from './Pagination.svelte';
import PlaceField from './PlaceField.svelte';
import PlainText from './PlainText.svelte';
import { DOCUMENT_EXAMPLES } from './document-examples.ts';
import { PLAN_EXAMPLES } from './plan-examples.ts';
import ProgressBar from './ProgressBar.svelte';
import ReportMistake from './ReportMistake.svelte';
import ScrollRegion from './ScrollRegion.svelte';
import SimpleTable from './SimpleTable.svelte';
import SkipLink from './SkipLink.svelte';
import SourceNote from './SourceNote.svelte';
import Stepper from './Stepper.svelte';
import Tabs from './Tabs.svelte';
import Tile from './Tile.svelte';

const format = formatter('de');

/** Every component in its typical states, all figures and names invented. */
export const EXAMPLES: readonly Example[] = [
  example('skip link', SkipLink, { href: '#content', label: 'Zum Inhalt' }),
  example('page header', PageHeader, {
    preline: 'Anwendung',
    title: 'Einwohnermeldewesen mit sehr langem Verfahrensnamen',
    lead: 'Zwei Angaben fehlen, eine davon entscheidet über die Klasse.',
    printLabel: 'Drucken',
    actions: html(
      '<a class="kern-btn kern-btn--primary" href="/questions"><span class="kern-label">Fragen beantworten</span></a>',
    ),
  }),
  example('page header with a figure', PageHeader, {
    title: 'Musterstadt hängt zu 1.054–1.066 von 2.000 von einzelnen Anbietern ab.',
  }),
  example('breadcrumb', Breadcrumb, {
    label: 'Brotkrumen',
    steps: [
      { label: 'Bestand', href: '/inventory' },
      { label: 'Anwendungen', href: '/inventory/applications' },
      { label: 'Beispielmeldewesen 8' },
    ],
  }),
  example('tabs', Tabs, {
    label: 'Bestand',
    tabs: [
      { href: '/inventory', label: 'Anwendungen', current: true, count: '247' },
      { href: '/inventory/review', label: 'Treffer prüfen', current: false, count: '12' },
      { href: '/questions', label: 'Nächste Fragen', current: false },
    ],
  }),
  example('stepper', Stepper, {
    label: 'In drei Schritten zum Bericht',
    steps: [
      { label: 'Bestand hereinholen', state: 'done', stateLabel: 'erledigt', note: '247 Anwendungen' },
      {
        label: 'Treffer prüfen',
        state: 'current',
        stateLabel: 'als Nächstes',
        href: '/inventory/review',
        note: '12 offen',
      },
      { label: 'Fragen beantworten', state: 'open', stateLabel: 'offen' },
    ],
  }),
  example('interval with reasons', IntervalFigure, {
    label: 'Abhängigkeitsgrad',
    value: '52–71',
    unit: 'von 100',
    interval: [52, 71],
    span: { from: 'C', to: 'D', label: 'Klasse C bis D' },
    missing: { label: 'Was fehlt?', href: '/questions' },
    reasons: {
      label: 'Gründe',
      content: html('<p>Mittel der Anwendungen, gewichtet mit Kritikalität und Reichweite.</p>'),
    },
  }),
  example('explanation', ExplanationTree, {
    open: true,
    labels: { formula: 'Formel', missing: 'Es fehlt' },
    explanation: {
      label: 'Abhängigkeit von Beispielmeldewesen 8',
      value: '52–71',
      formula: 'Mittel aus dem Durchschnitt der drei Dimensionen und der höchsten Dimension, mal 100.',
      inputs: [
        {
          label: 'Wechselmöglichkeit',
          value: '50–75',
          formula: 'Mittel der vier Angaben W1 bis W4, geteilt durch 4.',
          inputs: [
            { label: 'W1 Alternativen im Einsatz', value: '2', origin: 'Eigene Angabe vom 03.11.2026' },
            { label: 'W2 Datenexport', value: '1', origin: 'Beleg: Exportprotokoll, 12.09.2026' },
          ],
          missing: [{ label: 'W4 Vertragsende und Kündigungsfrist', href: '/questions' }],
        },
        { label: 'Gestaltungsfähigkeit', value: '58' },
      ],
    },
  }),
  example('source', SourceNote, {
    label: 'Quelle',
    text: 'Verzeichnis der Musterverfahren',
    href: 'https://example.org/verzeichnis',
    date: '21.11.2026',
    grade: 'public-list',
    gradeLabel: 'öffentliche Liste',
  }),
  example('source of a fact', FactSource, {
    source: { text: 'Herstellerangabe', date: '2026-11-21', grade: 'unverified' },
    language: 'de',
  }),
  example('facts', Facts, {
    facts: [
      { key: 'vendor', label: 'Hersteller', text: 'Beispiel AG' },
      { key: 'licence', label: 'Lizenz', text: 'EUPL-1.2' },
      { key: 'end', label: 'Ende der Pflege', text: '' },
    ],
  }),
  example('report a mistake', ReportMistake, { file: 'products/beispielmeldewesen.yaml', language: 'de' }),
  example('field with an error', Field, {
    name: 'notice',
    label: 'Kündigungsfrist in Monaten',
    type: 'number',
    hint: 'Steht im Vertrag meist unter „Laufzeit“.',
    value: '-3',
    error: 'Eine Frist kann nicht negativ sein. Tragen Sie 0 ein, wenn keine Frist gilt.',
  }),
  example('field with a choice', Field, {
    name: 'reach',
    label: 'Reichweite',
    type: 'select',
    optionalLabel: 'freiwillig',
    options: [
      { value: '1', label: 'bis 10 % der Arbeitsplätze' },
      { value: '2', label: 'bis 50 %' },
    ],
  }),
  example('combobox', Combobox, {
    name: 'product',
    label: 'Produkt',
    options: [
      { value: 'a', label: 'Beispielmeldewesen', note: 'Beispiel AG' },
      { value: 'b', label: 'Musterkasse Doppik', note: 'Muster-Verfahren GmbH' },
      { value: 'c', label: 'Ämterbuch' },
    ],
    value: 'b',
    countLabel: (count) => `${count} Treffer`,
    emptyLabel: 'Kein Treffer',
  }),
  example('switcher', AuthoritySwitcher, {
    language: 'de',
    authorities: Array.from({ length: 1000 }, (_, index) => ({
      id: index + 1,
      name: `Gemeinde Beispielort ${index + 1}`,
      through: index === 0 ? null : 'Rechenzentrum Muster',
      endedOn: index === 999 ? '2026-01-01' : null,
    })),
    current: 1,
    back: '/inventory',
  }),
  example('place', PlaceField, {
    name: 'place',
    label: 'Gemeinde oder Kreis',
    language: 'de',
    value: 'Musterstadt',
    error: 'Kein Ort heißt so. Prüfen Sie die Schreibweise oder tragen Sie den amtlichen Schlüssel ein.',
  }),
  example('file', FileDrop, {
    name: 'file',
    label: 'Datei mit der Softwareliste',
    hint: 'CSV, XLSX oder ODS, höchstens 20 MB.',
    dropLabel: 'oder hierher ziehen oder mit Strg+V einfügen',
    accept: '.csv,.xlsx,.ods',
  }),
  example('pages', Pagination, {
    label: 'Seiten',
    shown: '101–200 von 3.000',
    previous: { href: '?before=a101', label: 'Vorige' },
    next: { href: '?after=a200', label: 'Nächste' },
  }),
  example('simple table', SimpleTable, {
    label: 'Verträge',
    columns: ['Anwendung', 'Vertragsende', { label: 'Kosten im Jahr', numeric: true }],
    rows: [
      ['Beispielmeldewesen 8', '31.12.2027', '12.480,00 €'],
      ['Musterkasse Doppik', 'keine Angabe', '4.999,00 €'],
    ],
  }),
  example('simple table whose rows stack where it is narrow', SimpleTable, {
    label: 'Geänderte Anwendungen',
    columns: ['Bezeichnung', { label: 'Zeile', numeric: true }, 'Änderung'],
    rows: [
      ['Beispielakte', '12', 'Nutzende: 40 → 52'],
      ['Musterregister', '13', 'Version: 7.1 → 7.2'],
    ],
    stacks: true,
  }),
  example('plain text', PlainText, {
    title: 'Impressum',
    paragraphs: ['Verantwortlich ist, wer diesen Server betreibt.'],
  }),
  example('scroll region', ScrollRegion, { label: 'Breiter Inhalt', children: html('<p>Inhalt</p>') }),
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
  example('footer', Footer, {
    label: 'Rechtliches',
    links: [
      { href: '/imprint', label: 'Impressum' },
      { href: '/privacy', label: 'Datenschutz' },
      { href: '/accessibility', label: 'Barrierefreiheit' },
      { href: '/source', label: 'Quellcode' },
    ],
    note: 'Version 0.1.0',
  }),
  example('dialog', Dialog, {
    open: false,
    title: 'Anwendung löschen',
    closeLabel: 'Schließen',
    onclose: () => undefined,
    children: html(
      '<p>Zwei Antworten und ein Vertrag hängen daran. 30 Tage lang lässt sich das rückgängig machen.</p>',
    ),
  }),
  ...CATALOGUE_EXAMPLES,
  ...CHART_EXAMPLES,
  ...KNOWLEDGE_EXAMPLES,
  ...DOCUMENT_EXAMPLES,
  ...PLAN_EXAMPLES,
];
