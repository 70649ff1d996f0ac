import { counted, isOne } from '#lib/i18n/counted.ts';
import { presetBudgets, unpriced } from './council.ts';
import type { CouncilWords, VariantWords } from '../../council/council-words.ts';

const missing =
  'Für die vorgeschlagene Variante liegt noch kein Plan vor, der etwas ablöst. [[Plan auswählen]]';

/** Years that have the same limit are told once. */
const limits = (budgets: CouncilWords['budgets']): string => {
  const [first] = budgets;
  const last = budgets.at(-1);
  return first && last && first !== last && budgets.every(({ money, kind }) => money === first.money && !kind)
    ? `${first.year} bis ${last.year} je Jahr bis zu ${first.money}`
    : budgets.map(({ year, money }) => `${year} bis zu ${money}`).join('; ');
};

const replaced = ({ steps }: VariantWords): string =>
  `${isOne(steps) ? 'soll' : 'sollen'} ${counted(steps, 'Anwendung', 'Anwendungen')}`;

/** Texts of the short papers in German, by part. */
export const sheets = {
  treasurer: {
    title: 'Kurzpapier für die Kämmerei: Ablösung von Software',
    headings: {
      core: 'Worauf es ankommt',
      cash: 'Ausgaben je Jahr',
      certain: 'Sicher und erhofft',
      risks: 'Risiken für den Haushalt',
      decide: 'Zu entscheiden',
    },
    core: ({ B, rate, firstYear, lastYear }: CouncilWords, own: { sum: string; value: string } | null) =>
      B && own
        ? `- Einmalig: ${B.oneOff} (Variante B, untere bis obere Schätzung; geplant wird mit der oberen).
- Veränderung gegenüber heute ${firstYear} bis ${lastYear}: ${own.sum}; Kapitalwert bei ${rate}: ${own.value}. Minus heißt Einsparung.${unpriced(B)}
${B.risk ? `- Risikozuschlag, in keiner Summe enthalten: ${B.risk}.\n` : ''}- Eigenes Personal: ${counted(B.days, 'Arbeitstag', 'Arbeitstage')} und ${counted(B.hours, 'Schulungsstunde', 'Schulungsstunden')}; ohnehin bezahlt, nicht haushaltswirksam.`
        : missing,
    certain: `- Sicher ist eine Einsparung erst, wenn der alte Vertrag beendet ist; bis dahin wird sie nicht verausgabt.
- Preiserhöhungen der bisherigen Anbieter sind nicht eingerechnet.`,
    risks: `- Überschneidung: Wird vor Vertragsende umgestellt, laufen alter und neuer Vertrag nebeneinander; der Betrag ist in den laufenden Kosten enthalten und steht in den Kostentabellen als Parallelbetrieb.
- Ausstiegskosten: [[Ausstiegskosten aus laufenden Verträgen oder „keine“]]
- Fördermittel: [[Fördermittel oder „keine“]]
- Abschreibung investiver Anteile: [[Nutzungsdauer und Abschreibung oder „entfällt“]]`,
    decide: ({ budgets, areBudgetsPreset, B }: CouncilWords) => `1. Haushaltsentwurf: ${
      budgets.length > 0
        ? limits(budgets) + (areBudgetsPreset ? presetBudgets : '')
        : B
          ? 'die oberen Beträge der Tabelle'
          : '[[Beträge]]'
    }. Produktkonto: [[Produktkonto]]
2. Deckung: [[Deckungsvorschlag]]
3. Stellenplan: [[Stellenplan oder „keine Änderung“]]`,
  },
  'staff-council': {
    title: 'Information für die Personalvertretung: Ablösung von Software',
    headings: {
      what: 'Was geplant ist',
      whom: 'Wer betroffen ist',
      rights: 'Beteiligung',
      training: 'Schulung und Arbeitsbelastung',
      promise: 'Was zugesagt wird',
      questions: 'Worüber gesprochen werden soll',
    },
    what: ({ B, start, end }: CouncilWords) =>
      B
        ? `Von ${start} bis ${end} ${replaced(B)} nacheinander durch offene oder leichter austauschbare Software ersetzt werden. Entschieden ist das noch nicht. Diese Information geht der Auswahl einzelner Produkte voraus.`
        : missing,
    whom: 'Die Tabelle nennt Ämter und Zeitpunkte, soweit der Bestand sie kennt.',
    rights: `Die Einführung technischer Einrichtungen, die Verhalten oder Leistung überwachen können, ist mitbestimmungspflichtig (für den Bund § 80 Abs. 1 Nr. 21 BPersVG; für die Kommunen gilt das Landesrecht, in Nordrhein-Westfalen zum Beispiel § 72 Abs. 3 LPVG; zu prüfen). Maßgeblich hier: [[Vorschrift des Landespersonalvertretungsgesetzes]]

Vorgeschlagener Ablauf: frühe Unterrichtung, gemeinsame Erprobung in mindestens zwei Ämtern, Dienstvereinbarung vor der Einführung.`,
    training: ({ B, hasFreezes }: CouncilWords) =>
      B
        ? `Vorgesehen sind ${counted(B.hours, 'Schulungsstunde', 'Schulungsstunden')} und ${counted(B.days, 'Arbeitstag', 'Arbeitstage')} für die Umstellung, zusammen über den gesamten Zeitraum. Geschult wird in der Arbeitszeit. ${hasFreezes ? 'In den festgelegten Sperrzeiten beginnt keine Umstellung.' : 'Welche Zeiten hoher Belastung frei von Umstellungen bleiben, ist noch festzulegen: [[Sperrzeiten, z. B. Wahlen und Jahresabschluss]]'}`
        : missing,
    promise: `- Keine Auswertung zur Leistungs- oder Verhaltenskontrolle.
- Prüfung der Ergonomie und der Barrierefreiheit vor der Einführung, mit der Schwerbehindertenvertretung.
- Kein Wechsel ohne bestandene Erprobung; der alte Weg bleibt bis zur Abnahme offen.
- Ansprechperson für Fragen und Beschwerden: [[Name und Erreichbarkeit]]`,
    questions: `1. Welche Ämter erproben, und welche davon steht der Umstellung kritisch gegenüber?
2. Welche Regelungen gehören in die Dienstvereinbarung?
3. Wie werden Beschäftigte mit Hilfsmitteln beteiligt?
4. Gesprächstermin: [[Termin]]`,
    caption: 'Betroffene Ämter nach Beginn der Umstellung',
    department: 'Amt',
    noDepartment: 'kein Amt angegeben',
  },
  'data-protection': {
    title: 'Information für die oder den Datenschutzbeauftragten: Ablösung von Software',
    headings: {
      what: 'Was geplant ist',
      steps: 'Schritte mit Verarbeitung',
      check: 'Je Schritt zu prüfen',
      security: 'Sicherheit',
      opinion: 'Stellungnahme',
    },
    what: ({ B, start, end }: CouncilWords) =>
      B
        ? `Von ${start} bis ${end} ${replaced(B)} ersetzt werden. Die Tabelle nennt Zeitpunkt, Ersatz und heutige Betriebsform; wie der Ersatz betrieben wird, entscheidet sich mit der Auswahl. Ob personenbezogene Daten verarbeitet werden, ist je Schritt festzustellen.`
        : missing,
    steps: '',
    check: [
      'Rechtsgrundlage und Zweck der Verarbeitung',
      'Rollen: Verantwortlicher, Auftragsverarbeiter, gemeinsame Verantwortung (Art. 26, 28 DSGVO)',
      'Vertrag zur Auftragsverarbeitung liegt vor, Unterauftragnehmer sind benannt',
      'Datenflüsse und Übermittlung in Drittländer',
      'Erforderlichkeit einer Datenschutz-Folgenabschätzung (Art. 35 DSGVO)',
      'Löschung im alten System nach geprüfter Übernahme, mit Nachweis',
      'Protokollierung und Zugriffsrechte',
      'Technische und organisatorische Maßnahmen',
      'Eintrag im Verzeichnis der Verarbeitungstätigkeiten (Art. 30 DSGVO)',
      'Voreinstellungen (Art. 25 DSGVO) und Information der Betroffenen (Art. 13 DSGVO)',
    ],
    security:
      'Schutzbedarf und Anforderungen nach IT-Grundschutz werden je Anwendung festgestellt. Beteiligung und Folgenabschätzung brauchen drei bis sechs Monate Vorlauf (Erfahrungswert, zu prüfen); der Plan rechnet sie nicht gesondert ein.',
    opinion: `Stellungnahme: [[Datum und Ergebnis der Stellungnahme]]

Auflagen: [[Auflagen oder „keine“]]`,
    caption: 'Schritte mit Zeitpunkt und Ersatz',
    hosting: 'Betrieb heute',
    unknown: 'unbekannt',
    hostings: {
      own: 'eigenes Haus',
      provider: 'IT-Dienstleister',
      'vendor-hosted': 'beim Anbieter',
      saas: 'Dienst eines Anbieters',
    },
  },
  users: 'Nutzende',
  internal: 'Nur für den internen Gebrauch.',
};
