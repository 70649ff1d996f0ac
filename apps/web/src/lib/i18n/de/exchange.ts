const cells = (n: string): string => (n === '1' ? '1 Feld' : `${n} Felder`);
const applications = (n: string): string => (n === '1' ? '1 Anwendung' : `${n} Anwendungen`);

export const exchange = {
  title: 'Mit Kolleginnen und Kollegen bearbeiten',
  lead: 'Geben Sie den Bestand als Tabelle weiter, lassen Sie die Ämter ausfüllen, was sie wissen, und holen Sie die Datei zurück. Übernommen werden genau die geänderten Felder, und erst nach Ihrer Bestätigung.',
  link: 'An Kollegen geben',
  giveTitle: 'Weitergeben',
  giveAll: (n: string) => `Der ganze Bestand: ${applications(n)}.`,
  giveFiltered: (n: string, all: string) =>
    `Ihre Auswahl im Bestand: ${applications(n)} von ${all}. Die Reihenfolge ist die der Ansicht.`,
  giveEverything: 'Stattdessen den ganzen Bestand weitergeben',
  giveNone: 'Es gibt nichts weiterzugeben: In dieser Auswahl steht keine Anwendung.',
  give: 'Arbeitsmappe anlegen',
  giveHint:
    'Die Mappe enthält ein Blatt mit den Anwendungen, Auswahllisten und ein Blatt, das jede Spalte erklärt. Sie enthält alle Angaben zu diesen Anwendungen, auch Verträge und Kosten: Geben Sie sie nur im Haus weiter.',
  given: 'Weitergegeben',
  givenNow: 'Die Arbeitsmappe ist angelegt. Laden Sie sie in dem Format herunter, das im Haus benutzt wird.',
  givenNone: 'Noch nichts weitergegeben.',
  givenWhen: 'Angelegt',
  givenWhat: 'Umfang',
  givenFiles: 'Datei',
  applications,
  until: 'Rückgabe bis',
  xlsx: 'Excel (XLSX)',
  ods: 'LibreOffice (ODS)',
  fileName: 'Bestand',
  bringTitle: 'Zurückholen',
  file: 'Bearbeitete Arbeitsmappe',
  fileHint:
    'XLSX oder ODS, bis 20 MB; auch sortiert, mit eigenen Spalten oder mit zusätzlichen Zeilen. Übernommen wird nichts, bevor Sie es gesehen haben.',
  drop: 'Datei hier ablegen oder auswählen',
  bring: 'Mappe lesen',
  nothingGiven: 'Es ist keine Datei gewählt. Wählen Sie die bearbeitete Arbeitsmappe.',
  returns: 'Zurückgeholt',
  returnsNone: 'Noch nichts zurückgeholt.',
  returnFile: 'Datei',
  returnWhen: 'Wann',
  returnState: 'Stand',
  states: { draft: 'wartet auf Ihre Bestätigung', done: 'übernommen', undone: 'zurückgenommen' },
  refused: {
    'no-table':
      'In dieser Datei steht keine Tabelle mit den Überschriften einer weitergegebenen Arbeitsmappe. Es ist nichts gelesen. Laden Sie die bearbeitete Mappe hoch; eine Liste aus einem anderen System holen Sie unter „Liste hereinholen“ herein.',
    'no-keys':
      'Die Spalte mit den Nummern fehlt oder ist leer. Ohne sie ist nicht zu erkennen, welche Zeile zu welcher Anwendung gehört; es ist nichts gelesen. Holen Sie die Spalte aus der ursprünglichen Mappe zurück.',
    ended:
      'Diese Verwaltung ist in einer anderen aufgegangen oder geteilt worden und nimmt keine Änderungen mehr auf. Es ist nichts übernommen. Wechseln Sie zur Nachfolgerin.',
  },
  checkTitle: (file: string) => `Was geändert wurde: ${file}`,
  summary: (changed: string, n: string) => `${cells(changed)} in ${applications(n)} geändert.`,
  summaryNone: 'In dieser Datei ist nichts geändert, was zu übernehmen wäre.',
  untouched: (n: string) => `${cells(n)} ${n === '1' ? 'ist' : 'sind'} gleich geblieben.`,
  already: (n: string) =>
    n === '1' ? '1 Feld steht schon so im Bestand.' : `${n} geänderte Felder stehen schon so im Bestand.`,
  edits: 'Änderungen',
  application: 'Anwendung',
  field: 'Angabe',
  before: 'Bisher',
  after: 'Neu',
  leave: 'Nicht übernehmen',
  leaveCell: (application: string, field: string) => `${application}, ${field}: nicht übernehmen`,
  leaveHint: 'Alle Änderungen werden übernommen, außer denen, die Sie hier ausnehmen.',
  empty: 'leer',
  conflicts: 'Auf beiden Seiten geändert',
  conflictsLead: (n: string) =>
    `${cells(n)} ${n === '1' ? 'wurde' : 'wurden'} in der Datei geändert und inzwischen auch im Bestand. Entscheiden Sie, was gilt.`,
  conflictRule: 'Für alle diese Felder',
  conflictEach: 'einzeln entscheiden, wie unten gewählt',
  conflictAllMine: 'überall den Bestand behalten',
  conflictAllTheirs: 'überall den Wert aus der Datei nehmen',
  wasGiven: 'Weitergegeben',
  inProgram: 'Jetzt im Bestand',
  inFile: 'In der Datei',
  choose: 'Es gilt',
  mine: 'Bestand',
  theirs: 'Datei',
  chooseFor: (application: string, field: string) => `${application}, ${field}`,
  unreadable: 'Nicht lesbar',
  unreadableLead:
    'Diese Werte werden nicht übernommen; die Angaben im Bestand bleiben. Alles andere geht weiter.',
  place: 'Stelle',
  at: (sheet: string, cell: string) => `Blatt „${sheet}“, Zelle ${cell}`,
  atRow: (sheet: string, line: string) => `Blatt „${sheet}“, Zeile ${line}`,
  value: 'Wert',
  remedy: 'Was zu tun ist',
  why: {
    'name-empty': 'Eine Anwendung braucht einen Namen. Zum Entfernen nutzen Sie den Bestand.',
    date: 'Das ist kein Datum. Schreiben Sie es wie 31.12.2027.',
    'date-ambiguous': 'Tag und Monat sind nicht zu unterscheiden. Schreiben Sie das Datum wie 31.12.2027.',
    count: 'Das ist keine ganze Zahl von 0 an. Schreiben Sie nur die Zahl; leer heißt unbekannt.',
    months: 'Das ist keine Frist in ganzen Monaten. Schreiben Sie nur die Zahl der Monate.',
    money: 'Das ist kein Betrag in Euro. Schreiben Sie nur die Zahl.',
    currency: 'Der Betrag steht in einer anderen Währung. Rechnen Sie ihn in Euro um.',
    choice: (choices: string) => `Wählen Sie einen Wert der Liste: ${choices}.`,
    'too-long': (longest: string) => `Der Text ist zu lang. Kürzen Sie ihn auf ${longest} Zeichen.`,
    error: 'Die Zelle enthält einen Fehlerwert. Tragen Sie den Wert selbst ein.',
    formula:
      'Die Zelle enthält eine Formel, die kein Programm berechnet hat. Speichern Sie die Mappe in der Tabellenkalkulation neu oder tragen Sie den Wert ein.',
  },
  additions: 'Neue Zeilen ohne Nummer',
  additionsLead: (n: string) =>
    n === '1'
      ? '1 Zeile hat keine Nummer. Sie kann als neue Anwendung in den Bestand kommen.'
      : `${n} Zeilen haben keine Nummer. Sie können als neue Anwendungen in den Bestand kommen.`,
  isHere: 'Eine Anwendung mit diesem Namen und Amt gibt es schon.',
  rows: 'Zeilen, die nicht zugeordnet werden konnten',
  rowWhy: {
    unknown:
      'Diese Nummer hat Allmende nicht vergeben, oder sie wurde verändert, zum Beispiel durch Ausfüllen nach unten. Übernommen wird aus der Zeile nichts. Tragen Sie die ursprüngliche Nummer wieder ein.',
    twice:
      'Diese Nummer steht mehrmals in der Datei, mit verschiedenen Angaben. Übernommen wird aus keiner dieser Zeilen etwas. Lassen Sie eine davon stehen.',
    expired:
      'Diese Zeile stammt aus einer Arbeitsmappe, deren Stand nicht mehr vorliegt. Übernommen wird aus der Zeile nichts. Geben Sie den Bestand neu weiter und übertragen Sie die Änderungen.',
    gone: 'Diese Anwendung ist nicht mehr im Bestand. Ihre Änderungen werden nicht übernommen. Holen Sie die Anwendung zuerst zurück.',
    nameless: 'Diese Zeile hat weder Nummer noch Namen. Übernommen wird aus ihr nichts.',
  },
  notes: 'Hinweise',
  removedRows: (n: string) =>
    n === '1'
      ? '1 weitergegebene Zeile fehlt in der Datei. Die Anwendung bleibt im Bestand; entfernen können Sie sie nur dort.'
      : `${n} weitergegebene Zeilen fehlen in der Datei. Die Anwendungen bleiben im Bestand; entfernen können Sie sie nur dort.`,
  missingColumn: (heading: string) => `Die Spalte „${heading}“ fehlt. Ihre Angaben bleiben, wie sie sind.`,
  twiceColumn: (heading: string, sheet: string) =>
    `Die Spalte „${heading}“ steht auf dem Blatt „${sheet}“ mehrmals. Gelesen wurde keine davon; ihre Angaben bleiben, wie sie sind.`,
  computed: (n: string) =>
    n === '1'
      ? '1 Feld wurde in einer Spalte geändert, die das Programm selbst füllt. Es wird nicht übernommen.'
      : `${n} Felder wurden in Spalten geändert, die das Programm selbst füllt. Sie werden nicht übernommen.`,
  apply: 'Übernehmen',
  discard: 'Verwerfen',
  changedMeanwhile:
    'Der Bestand hat sich geändert, seit Sie diese Seite geöffnet haben. Es ist nichts übernommen. Unten steht der neue Vergleich; prüfen Sie ihn noch einmal.',
  nothingChosen: 'Es ist nichts ausgewählt, was zu übernehmen wäre.',
  doneTitle: (file: string) => `Übernommen: ${file}`,
  done: (changed: string, n: string, added: string) =>
    `${cells(changed)} in ${applications(n)} ${changed === '1' ? 'ist' : 'sind'} geändert${
      added === '0' ? '' : added === '1' ? ', 1 Anwendung ist neu' : `, ${added} Anwendungen sind neu`
    }.`,
  undo: 'Alles zurücknehmen',
  undoHint:
    'Stellt die früheren Werte wieder her. Was seitdem noch einmal geändert wurde, bleibt. Neu aufgenommene Anwendungen verlassen den Bestand.',
  undone:
    'Zurückgenommen. Die Angaben sind wieder, wie sie vorher waren; was seitdem geändert wurde, ist geblieben.',
  more: (n: string) => `… und ${n} weitere`,
  all: 'Alle zeigen',
  history: (file: string, place: string) => `aus „${file}“, ${place}`,
  toInventory: 'Zum Bestand',
  back: 'Zurück',
  book: {
    sheet: 'Anwendungen',
    explanations: 'Erläuterungen',
    lists: 'Auswahllisten',
    key: 'Nummer (nicht ändern)',
    head: {
      column: 'Spalte',
      meaning: 'Was hier steht',
      who: 'Wer es ausfüllt',
      back: 'Was beim Zurückholen geschieht',
    },
    intro: (authority: string, date: string) => `Bestand: ${authority}, Stand ${date}`,
    rules: [
      'Füllen Sie auf dem Blatt „Anwendungen“ aus, was Sie wissen, und geben Sie die Datei zurück. Übernommen werden nur Felder, die Sie ändern.',
      'Ein leeres Feld heißt: unbekannt. Lassen Sie es leer, statt zu raten; eine Null ist eine Angabe.',
      'Graue Spalten füllt das Programm. Die Nummer in der ersten Spalte sagt, zu welcher Anwendung die Zeile gehört; sie darf nicht geändert werden.',
      'Fehlt eine Anwendung, schreiben Sie sie in eine freie Zeile unter der Tabelle und lassen die Nummer leer. Eine gelöschte Zeile löscht nichts im Bestand.',
      'Der Blattschutz hat kein Kennwort. Zum Sortieren heben Sie ihn auf (Excel: Überprüfen, Blattschutz aufheben; LibreOffice: Extras, Tabelle schützen). Eigene Spalten dürfen Sie anfügen; sie werden nicht gelesen.',
    ],
    wrongTitle: 'Nicht in der Liste',
    wrong: 'Bitte wählen Sie einen Wert aus der Liste, oder lassen Sie das Feld leer.',
    taken: 'Eine Änderung wird zum Bestätigen gezeigt und dann übernommen.',
    answered:
      'Eine Änderung wird zum Bestätigen gezeigt und dann als Antwort mit dem Datum des Tages übernommen.',
    ignored: 'Nichts; das Programm rechnet neu.',
    levels: { unknown: 'unbekannt', 'n/a': 'trifft nicht zu' },
    who: {
      program: 'das Programm',
      department: 'das Amt, das die Anwendung nutzt',
      it: 'die IT',
      purchase: 'Beschaffung oder Kämmerei',
      anyone: 'wer es weiß',
    },
    meaning: {
      key: 'Kennung der Zeile.',
      name: 'Name, unter dem die Anwendung im Haus bekannt ist.',
      product: 'Produkt, das das Programm erkannt hat.',
      owner: 'Wem der Hersteller gehört.',
      vendor_text: 'Hersteller der Anwendung, nicht der Händler.',
      version: 'Eingesetzte Version.',
      department: 'Amt oder Fachbereich, der die Anwendung nutzt.',
      capability_id: 'Wofür die Anwendung da ist. Auswahlliste.',
      users: 'Zahl der Personen, die mit der Anwendung arbeiten.',
      installations: 'Zahl der Geräte, auf denen sie eingerichtet ist.',
      criticality: 'Wie lange es ohne die Anwendung geht: 1 gering bis 4 sehr hoch. Auswahlliste.',
      reach: 'Anteil der Arbeitsplätze, die sie nutzen. Auswahlliste.',
      hosting: 'Wo die Anwendung läuft. Auswahlliste.',
      contract_start: 'Erster Tag des Vertrags. Datum.',
      contract_end: 'Letzter Tag des Vertrags. Datum; leer bei unbefristeten Verträgen.',
      notice_months: 'Kündigungsfrist in ganzen Monaten.',
      notice_by: 'Letzter Tag für die Kündigung, aus Vertragsende und Frist.',
      cost_cents: 'Laufende Kosten je Jahr in Euro.',
      status: 'Zum Beispiel: in Betrieb, Ablösung geplant.',
      note: 'Was sonst wichtig ist. Bitte keine Namen von Personen.',
      class: 'Klasse der Abhängigkeit, A bis E.',
    },
  },
};
