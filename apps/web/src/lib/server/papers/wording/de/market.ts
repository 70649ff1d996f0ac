/** What the texts about one capability are filled with. */
export interface MarketWords {
  authority: string;
  capability: string;
  applications: string;
  users: string | null;
  start: string | null;
  /** Functions that cannot be missing, and such that are wished for, without names of products. */
  must: readonly string[];
  should: readonly string[];
}

const lines = (functions: readonly string[]): string => functions.map((name) => `- ${name}\n`).join('');

/** Market exploration and specification in German. */
export const market = {
  exploration: {
    title: (w: MarketWords) => `Markterkundung: ${w.capability}`,
    headings: {
      about: 'Worum es geht',
      need: 'Bedarf',
      functions: 'Funktionen',
      interfaces: 'Schnittstellen und Standards',
      volumes: 'Mengen',
      timetable: 'Zeitplan',
      questions: 'Fragen an Unternehmen',
      grid: 'Wie die Antworten ausgewertet werden',
    },
    about: (w: MarketWords) =>
      `${w.authority} erkundet den Markt für die Aufgabe „${w.capability}“ (§ 28 VgV, § 20 UVgO). Dies ist keine Ausschreibung. Aus einer Antwort entsteht weder ein Anspruch auf einen Auftrag noch ein Nachteil im späteren Verfahren; alle Unternehmen erhalten dieselben Informationen und dieselbe Frist. Antworten bis [[Frist]] an [[Stelle und E-Mail-Adresse]].`,
    need: (w: MarketWords) =>
      `Gesucht wird eine Lösung, mit der die Verwaltung die Aufgabe „${w.capability}“ erfüllt, ohne sich dauerhaft an einen einzelnen Anbieter zu binden. Freie und quelloffene Lösungen und Leistungen rund um sie sind ausdrücklich angesprochen. Das Unternehmen muss nicht Hersteller der Lösung sein.

Fachlicher Anlass: [[Anlass und heutige Lage ohne Produktnamen]]`,
    functions: (w: MarketWords) => `Muss:

${lines(w.must)}- [[Funktion, die unverzichtbar ist]]
- Vollständiger Export aller Daten in einem offenen, dokumentierten Format
- Anmeldung über den zentralen Anmeldedienst der Verwaltung
- Bedienung ohne Maus und mit Vorleseprogramm (EN 301 549)

Soll:

${lines(w.should)}- [[Funktion, die erwünscht ist]]
- Betrieb im eigenen Haus, in einem kommunalen Rechenzentrum oder bei einem frei wählbaren Dienstleister`,
    interfaces: `- Anmeldung und Rechte: OpenID Connect oder SAML 2.0
- Dokumente: ODF und PDF
- Termine und Nachrichten, soweit betroffen: CalDAV, CardDAV, IMAP
- Geodaten, soweit betroffen: Standards des OGC
- Fachverfahren: [[Schnittstellen zu Fachverfahren, nach Standard statt Produkt]]`,
    volumes: (w: MarketWords) =>
      `- Heutige Anwendungen für diese Aufgabe: ${w.applications}[^volumes]
- Nutzende: ${w.users ? `${w.users}[^volumes]` : '[[Zahl der Nutzenden]]'}
- Standorte: [[Zahl der Standorte]]
- Datenbestand: [[Umfang und Alter der Daten]]`,
    timetable: (w: MarketWords) =>
      `- Markterkundung: bis [[Frist]]
- Vergabeverfahren: [[geplanter Zeitraum]]
- Beginn der Umstellung: ${w.start ? `${w.start}[^timetable]` : '[[Quartal]]'}`,
    questions: [
      'Welche Lösung bieten Sie an oder betreuen Sie, und unter welcher Lizenz steht sie?',
      'Welche Verwaltungen nutzen sie, seit wann, mit wie vielen Personen? Wen dürfen wir fragen?',
      'Welche anderen Unternehmen können Pflege und Betrieb übernehmen?',
      'Wer entscheidet über die Weiterentwicklung, und wie sieht die Planung der nächsten zwei Jahre aus?',
      'Liefern Sie eine Software-Stückliste (SBOM) mit Lizenzen? In welchem Format?',
      'Gibt es einen Prüfbericht zur Barrierefreiheit, und von wann?',
      'Wie kommen alle Daten wieder heraus, und haben Sie das mit einer Verwaltung erprobt?',
      'Sind Funktionen, die wir brauchen, nur gegen gesonderte Lizenz erhältlich?',
      'Wie lange dauert eine Einführung unserer Größe, und was müssen wir selbst leisten?',
      'Wie setzt sich der Preis zusammen: Lizenz, Pflege, Betrieb, Anpassung, Schulung? Eine Spanne genügt.',
    ],
    grid: {
      caption: 'Auswertungsraster; Gewichte werden vor dem Eingang der Antworten festgelegt',
      criterion: 'Kriterium',
      shown: 'Nachweis',
      weight: 'Gewicht',
      weightGap: 'Gewicht',
      rows: [
        ['Erfüllte Muss-Funktionen', 'Vorführung mit eigenen Daten'],
        ['Offene Standards und Datenexport', 'Probe-Export'],
        ['Zahl unabhängiger Unternehmen für Pflege', 'Benennung'],
        ['Einsatz in Verwaltungen vergleichbarer Größe', 'Ansprechpersonen'],
        ['Barrierefreiheit', 'Prüfbericht'],
        ['Sicherheit und Stückliste', 'SBOM, Umgang mit Schwachstellen'],
        ['Einführungsaufwand', 'Angaben mit Spanne'],
        ['Kosten über die Nutzungszeit', 'Preisstruktur (§ 59 VgV)'],
      ],
    },
    volumesReference: (date: string) =>
      `Summe aus dem Softwarebestand, Stand ${date}; Anwendungen ohne Angabe zählen nicht mit.`,
    timetableReference: (date: string) => `Frühester Beginn nach dem Plan, berechnet am ${date}.`,
  },
  note: {
    notJudged: 'nicht beurteilt',
    functionsFrom: (bundle: string) =>
      `Die Funktionen stammen aus der Übersicht „${bundle}“; Funktionen, die nach einem Produkt heißen, sind weggelassen. Prüfen Sie sie mit den Ämtern, bevor Sie sie veröffentlichen.`,
    title: (w: MarketWords) => `Vermerk zur Markterkundung: ${w.capability}`,
    headings: { equal: 'Gleichbehandlung', overview: 'Marktübersicht', result: 'Ergebnis' },
    equal: `- Alle Unternehmen haben dieselben Unterlagen am selben Tag erhalten: [[Datum]]
- Veröffentlicht unter: [[Adresse der Bekanntmachung]]
- Angesprochene Unternehmen: [[Liste der Unternehmen]]
- Fragen und Antworten wurden allen mitgeteilt am: [[Datum der Bekanntgabe]]
- Niemand aus der Verwaltung ist befangen; Erklärungen liegen vor: [[ja oder nein]]
- Erkenntnisse aus der Markterkundung, die im Verfahren einen Vorteil gäben, werden in die Vergabeunterlagen aufgenommen.
- Die Leistungsbeschreibung enthält keine Produktnamen; Prüfung am: [[Datum der Prüfung]]`,
    overview:
      'Die Übersicht nennt, was in öffentlich belegten Quellen zu dieser Aufgabe verzeichnet ist. Sie ist nicht vollständig und bewertet nicht. Wer fehlt, ist nicht ausgeschlossen.',
    overviewCaption: 'Verzeichnete Lösungen mit Quelle und Datum',
    none: 'Zu dieser Aufgabe ist keine Lösung verzeichnet. [[Eigene Recherche eintragen]]',
    columns: {
      product: 'Lösung',
      licence: 'Lizenz',
      used: 'Belegte Einsätze',
      covers: 'Deckt ganz oder überwiegend ab',
      source: 'Quelle, Datum',
    },
    licences: {
      'open-source': 'quelloffen',
      'open-core': 'in Teilen quelloffen',
      proprietary: 'geschlossen',
    },
    grades: { verified: 'geprüft', 'public-list': 'öffentliche Liste', unverified: 'ungeprüft' },
    result: `Ergebnis: [[Zusammenfassung der Antworten]]

Folgerung für die Vergabeart und die Aufteilung in Lose: [[Folgerung]]`,
    signature: ['Ort, Datum', 'Vergabestelle'],
  },
  specification: {
    title: (w: MarketWords) => `Leistungsbeschreibung: ${w.capability}`,
    headings: {
      purpose: 'Zweck',
      functions: 'Funktionen',
      rights: 'Nutzungsrechte und Veröffentlichung',
      delivery: 'Lieferung und Dokumentation',
      operation: 'Pflege, Betrieb und Wechsel',
      security: 'Sicherheit und Datenschutz',
      accessibility: 'Barrierefreiheit und Schulung',
      acceptance: 'Abnahme',
      price: 'Preisblatt',
      bidders: 'Bieterinnen und Bieter',
      contract: 'Vertragsgrundlage',
      checklist: 'Prüfliste vor der Veröffentlichung',
    },
    purpose: (w: MarketWords) =>
      `${w.authority} beschafft Leistungen für die Aufgabe „${w.capability}“. Beschrieben werden Zweck, Funktionen und Eigenschaften; ein bestimmtes Produkt ist weder vorgegeben noch ausgeschlossen. Genannte Standards gelten mit dem Zusatz „oder gleichwertig“.

Nutzende: ${w.users ? `${w.users}[^volumes]` : '[[Zahl der Nutzenden]]'}. Leistungszeitraum: [[Beginn und Dauer]].`,
    functions: (w: MarketWords) => `Muss:

${lines(w.must)}- [[Funktion, die unverzichtbar ist]]
- [[weitere unverzichtbare Funktion]]

Soll (wird bewertet):

${lines(w.should)}- [[Funktion, die erwünscht ist]]

Schnittstellen: [[Schnittstellen nach Standard, nicht nach Produkt]]`,
    rights: `- Die Lösung steht unter einer von der Open Source Initiative anerkannten Lizenz, oder der Auftraggeber erhält gleichwertige Rechte: nutzen, untersuchen, ändern und weitergeben, zeitlich unbegrenzt und ohne Zahlung je Person.
- Für keine geforderte Funktion ist ein Bestandteil nötig, der nicht unter diesen Rechten steht.
- Im Auftrag entstandene Arbeitsergebnisse werden im Quelltext auf einer öffentlichen Plattform der Verwaltung unter EUPL-1.2 oder MIT-Lizenz veröffentlicht.
- Änderungen werden zuerst dem ursprünglichen Projekt angeboten.`,
    delivery: `- Zu jeder Auslieferung gehört eine Software-Stückliste (SBOM) im Format CycloneDX oder SPDX mit allen Lizenzen.
- Die Dokumentation für Nutzung, Betrieb und Schnittstellen liegt in deutscher Sprache vor und darf weitergegeben werden.
- Quelltext und Bauanleitung erlauben es fachkundigen Dritten, die Lösung selbst zu erstellen.`,
    operation: `- Pflege über [[Dauer der Pflege]] mit Reaktionszeiten: [[Reaktionszeiten je Störungsklasse]]. Sie gelten unabhängig davon, wer die Software ursprünglich entwickelt hat.
- Alle Daten lassen sich jederzeit vollständig in offenen, dokumentierten Formaten ausgeben. Der Export wird vor der Abnahme und danach jährlich erprobt.
- Ein Wechsel des Betreibers wird einmal vor der Abnahme erprobt; der Auftragnehmer wirkt daran ohne gesondertes Entgelt mit.`,
    security: `- Nachweise nach IT-Grundschutz oder C5, soweit der Schutzbedarf es verlangt: [[Schutzbedarf]]
- Sicherheitsaktualisierungen innerhalb von [[Frist für Sicherheitsaktualisierungen]]
- Vertrag zur Auftragsverarbeitung nach Art. 28 DSGVO, soweit personenbezogene Daten verarbeitet werden`,
    accessibility: `- Nachweis nach EN 301 549 durch einen Prüfbericht, der nicht älter ist als [[Alter des Prüfberichts]]
- Schulung der Beschäftigten in der Arbeitszeit: [[Umfang der Schulung]]`,
    acceptance: `Abgenommen wird anhand automatisierter Tests, die der Auftraggeber wiederholen kann, und anhand der Erprobung in mindestens zwei Ämtern. Kriterien: [[Abnahmekriterien]]`,
    price: `Preise werden getrennt angeboten: Lizenz oder Überlassung, Pflege, Betrieb, Anpassung, Datenübernahme, Schulung. Bewertet werden die Kosten über [[Zahl der Jahre]] Jahre (§ 59 VgV).`,
    bidders: `Bieten kann, wer die Leistung erbringen kann; es ist nicht erforderlich, Hersteller der Software zu sein. Eignung: [[Eignungskriterien]]`,
    contract: `Vertragsmuster: EVB-IT [[passendes Vertragsmuster]].`,
    checkTitle: (w: MarketWords) => `Prüfliste zur Leistungsbeschreibung: ${w.capability}`,
    checkLead:
      'Bleibt in der Akte. Der IT-Planungsrat hat am 26. November 2025 überarbeitete EVB-IT-Muster für Open Source beschlossen, veröffentlicht im März 2026; die Muster für Cloud und für befristete Überlassung waren da noch nicht überarbeitet (zu prüfen). Eine Direktvergabe an den bisherigen Dienstleister für freie Software ist nicht ohne Weiteres zulässig (Vergabekammer Baden-Württemberg, 9. August 2021, 1 VK 39/21; zu prüfen).',
    checklist: [
      'Zweck und Funktionen sind beschrieben, kein Produkt',
      'Rechte: anerkannte freie Lizenz oder gleichwertige Rechte',
      'Veröffentlichung der Arbeitsergebnisse ist vereinbart',
      'Stückliste (SBOM) mit Lizenzen ist gefordert',
      'Keine geforderte Funktion hängt an einem unfreien Zusatz',
      'Änderungen gehen zuerst an das ursprüngliche Projekt',
      'Pflege und Reaktionszeiten sind vom Hersteller unabhängig',
      'Dokumentation ist gefordert',
      'Datenexport wird erprobt',
      'Nachweis der Barrierefreiheit nach EN 301 549 ist gefordert',
      'Sicherheitsnachweise entsprechen dem Schutzbedarf',
      'Wechsel des Betreibers wird erprobt',
      'Schulung ist enthalten',
      'Abnahme mit automatisierten Tests ist vereinbart',
      'Preise sind getrennt nach Lizenz, Pflege und Anpassung',
      'Es wird nicht verlangt, dass der Bieter Hersteller ist',
      'Kein Produkt- oder Anbietername steht im Text',
    ],
  },
  capabilityGap: '[[Aufgabe]]',
};
