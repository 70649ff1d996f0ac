const one = (count: number, single: string, many: string): string => (count === 1 ? single : many);

/** Sentences about plans that are made on the server and stand on pages and in papers alike. */
export const planning = {
  scenarios: {
    keep: 'Weiter wie bisher',
    stepwise: 'Schrittweise',
    bold: 'Umfassend',
    own: 'Eigene Grenzen',
  },
  /** Name of the sample plan that counts the middle of the ranges. */
  expected: 'Mit mittlerem Aufwand',
  renewal: (years: string) =>
    years === '1'
      ? 'Vertrag um 1 Jahr verlängern, mit Regelung zum Ausstieg'
      : `Vertrag um ${years} Jahre verlängern`,
  coverage: {
    full: 'deckt die Aufgabe ganz ab',
    most: 'deckt das meiste ab; die Lücken sind vor Ort zu prüfen',
    part: 'deckt nur einen Teil ab',
  },
  grades: {
    verified: 'geprüft',
    'public-list': 'aus einer öffentlichen Liste',
    unverified: 'ungeprüft',
  },
  evidence: (text: string, source: string) => `${text} Quelle: ${source}.`,
  /** What stands behind it is its own source. */
  evidenceFrom: (source: string) => `${source}.`,
  sharedCapability: (names: string) => `Gemeinsame Fähigkeit: ${names}`,
  evidenceRunning: (count: number) =>
    one(
      count,
      'Bei einer benannten Verwaltung im Einsatz.',
      `Bei ${count} benannten Verwaltungen im Einsatz.`,
    ),
  ownEffort: 'eigene Angabe der Verwaltung',
  assumptions: {
    open: 'Nicht bekannt; gerechnet wird mit allem von 0 bis 4.',
    own: 'Eigene Angabe der Verwaltung.',
    'way-back':
      'Abgeleitet: Das abgelöste Produkt ist im Einsatz und bleibt ein Weg zurück; weitere erprobte Alternativen zählen hinzu.',
    'export-tested':
      'Ziel: Vor dem Produktivstart ist der vollständige Export in ein offenes Format nachgewiesen (Regel R2).',
    'source-open': 'Abgeleitet: Der Quelltext liegt offen, Schnittstellen können nicht unbekannt bleiben.',
    'exit-in-a-year':
      'Ziel: Der Vertrag über Betrieb oder Unterstützung ist binnen 12 Monaten kündbar und regelt den Ausstieg.',
    'operation-kept': 'Ziel: Betrieb wie heute im eigenen Haus oder beim eigenen IT-Dienstleister.',
    'operation-own': 'Ziel: Betrieb im eigenen Haus oder beim eigenen IT-Dienstleister.',
    'two-supports':
      'Ziel: Vor dem Produktivstart liegen zwei Angebote für Unterstützung oder eigene Kenntnisse vor (Regel R5).',
    'own-and-provider':
      'Ziel: Eine eigene Person und ein Dienstleister, mindestens aber der öffentliche IT-Dienstleister, kennen das Produkt.',
    'data-in-house':
      'Ziel: Die Daten liegen im eigenen Haus, beim eigenen IT-Dienstleister oder bei einem Anbieter in der EU; Fernmeldungen an den Hersteller sind abgeschaltet.',
    'no-forced-change': 'Abgeleitet: Bei offenem Quelltext kann niemand eine Änderung erzwingen.',
    'renewed-one-year': 'Ziel: Verlängerung um höchstens ein Jahr, mit Regelung zum Ausstieg.',
    'renewed-longer': 'Abgeleitet: Die neue Laufzeit bindet länger als 24 Monate.',
    'as-today': 'Wie heute.',
  },
  general: {
    weights: (count: number) =>
      `Bei ${count} ${one(count, 'Anwendung', 'Anwendungen')} ist Kritikalität oder Verbreitung nicht bekannt; gerechnet wird mit dem höchsten Gewicht.`,
    contracts: (count: number) =>
      `Bei ${count} ${one(count, 'Anwendung', 'Anwendungen')} ist nicht bekannt, wann der Vertrag endet oder welche Frist gilt; gerechnet wird mit 12 Monaten Frist und, wo das Ende fehlt, mit dem Jahresende.`,
    counted: {
      high: 'Von jeder Spanne zählt das ungünstige Ende: die höheren Kosten, die längere Dauer, die höhere Abhängigkeit.',
      middle:
        'Von Kosten, Dauer und Arbeitstagen zählt die Mitte der Spanne, von der Abhängigkeit das ungünstige Ende.',
      low: 'Von Kosten, Dauer und Arbeitstagen zählt das günstige Ende der Spanne, von der Abhängigkeit das ungünstige.',
    },
    nothing: (count: number) =>
      `Für ${count} ${one(count, 'Anwendung', 'Anwendungen')} ist keine Alternative bekannt, die sie ganz oder überwiegend ersetzt.`,
  },
  kept: {
    never: 'Bleibt: So vorgegeben.',
    scenario: 'Bleibt: Diese Variante löst nichts ab.',
    'no-product': 'Bleibt: Die Anwendung ist keinem bekannten Produkt zugeordnet.',
    'no-option': 'Bleibt: Keine Alternative ist bekannt, die sie ganz oder überwiegend ersetzt.',
    'too-long': 'Bleibt: Jede bekannte Ablösung dauert länger als dieser Plan.',
  },
  notes: {
    uncertain: (missing: number, sure: string) =>
      `Heute ${one(missing, 'fehlt eine Angabe', `fehlen ${missing} Angaben`)}. Sicher sind davon ${sure} Punkt-Quartale Gewinn; der Rest kann auch daran liegen, dass wenig bekannt ist.`,
    allUncertain: (missing: number) =>
      `Heute ${one(missing, 'fehlt eine Angabe', `fehlen ${missing} Angaben`)}. Ob die Ablösung die Abhängigkeit senkt, steht damit noch nicht fest; beantworten Sie zuerst die offenen Fragen.`,
    contract: (title: string, date: string) => `Der Vertrag „${title}“ kann frühestens zum ${date} enden.`,
    contractOfApplication: (date: string) => `Der heutige Vertrag kann frühestens zum ${date} enden.`,
    assumedContract: (date: string) =>
      `Vertragsende oder Frist sind nicht bekannt; angenommen ist das Ende zum ${date}. Läuft der Vertrag länger, wird länger doppelt gezahlt.`,
    overlap: (amount: string) => `Bis dahin wird beides bezahlt, zusammen ${amount} für den alten Vertrag.`,
    conditions: (count: number) =>
      `${count} ${one(count, 'Bedingung ist', 'Bedingungen sind')} vor dem Produktivstart zu erfüllen; sie stehen bei den Annahmen.`,
    better: (name: string, reason: string) => `Besser erst nach „${name}“: ${reason}`,
    waits: (name: string, reason: string) => `Wartet auf „${name}“: ${reason}`,
  },
  /** The same steps by the other ends of their ranges. */
  readings: {
    high: (counted: string, lo: string) =>
      `Gezählt ist das obere Ende jeder Spanne: einmalig ${counted}. Fällt alles günstig aus, kosten dieselben Schritte ${lo}; was dann übrig ist, reicht für weitere. Wie weit die Mitte der Spannen trägt, zeigt ein zweiter Plan mit der Angabe „die Mitte der Spanne“.`,
    middle: (counted: string, lo: string, hi: string) =>
      `Gezählt ist die Mitte jeder Spanne: einmalig ${counted}. Dieselben Schritte kosten je nach Verlauf ${lo} bis ${hi}.`,
    low: (counted: string, hi: string) =>
      `Gezählt ist das untere Ende jeder Spanne: einmalig ${counted}. Fällt alles ungünstig aus, kosten dieselben Schritte ${hi}; die Haushaltsmittel reichen dann nicht.`,
  },
  /** What comes before the work on an application itself. */
  stages: {
    platform: (name: string, from: string) =>
      `Setzt auf dem gemeinsamen Aufbau von „${name}“ auf, der ab ${from} für mehrere Schritte steht; was er kostet, ist ein eigener Schritt und hier nicht enthalten.`,
    present: (name: string, application: string) =>
      `„${name}“ läuft hier bereits („${application}“); der Aufbau ist deshalb nicht gerechnet.`,
    pilot: (until: string) =>
      `Beginnt mit einem Probebetrieb bis Ende ${until}, in mindestens zwei Ämtern, davon einem skeptischen (Regel R8). Welche es sind, legen Sie in den Vorgaben fest.`,
    pilotIn: (until: string, places: string) =>
      `Beginnt mit einem Probebetrieb bis Ende ${until} in: ${places} (Regel R8).`,
    support: (from: string) =>
      `Unterstützung steht nach Ihrer Angabe ab ${from} bereit; vorher kein Produktivstart (Regel R5).`,
    joint: (partners: string, percent: number) =>
      `Gemeinsame Entwicklung${partners ? ` mit ${partners}` : ''}; von den einmaligen Kosten sind ${percent} % gerechnet.`,
    build: (name: string) => `Gemeinsamer Aufbau: ${name}`,
    builtFor: (names: string, count: number) =>
      count === 1 ? `Wird gebraucht für: ${names}.` : `Wird einmal aufgebaut für: ${names}.`,
  },
  settings: {
    start: 'Beginn',
    quarters: 'Dauer',
    budgets: 'Haushaltsmittel',
    teams: 'Arbeitstage',
    maxStartsPerQuarter: 'Starts je Quartal',
    maxStartsPerDepartment: 'Starts je Fachbereich',
    freezes: 'Sperrzeiten',
    goal: 'Ziel',
    counts: 'gezählte Spannen',
    followsAdvice: 'Regeln der Reihenfolge',
    pilotPlaces: 'Ämter für den Probebetrieb',
    supportFrom: 'Beginn der Unterstützung',
    pins: 'Vorgaben',
    seconds: 'Rechenzeit',
  },
  failed: {
    'prerequisite-cycle': 'Voraussetzungen verweisen im Kreis aufeinander.',
    'no-plan-in-time':
      'In der Rechenzeit wurde kein Plan gefunden. Geben Sie mehr Rechenzeit oder weitere Grenzen.',
    'too-much-memory':
      'Die Berechnung brauchte mehr Arbeitsspeicher, als sie darf. Verkürzen Sie den Plan, oder legen Sie mehr fest.',
    'gave-up':
      'Die Berechnung ist mehrmals abgebrochen. Starten Sie sie neu; bleibt es dabei, hilft das Protokoll des Servers.',
  },
};
