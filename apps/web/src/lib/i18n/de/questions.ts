export const questions = {
  title: 'Nächste Fragen',
  lead: 'Jede Antwort macht das Bild schärfer. Die Frage, die am meisten klärt, steht oben.',
  span: (span: string) => `Abhängigkeitsgrad derzeit: ${span} von 100.`,
  worth: (expected: string, maximal: string) =>
    `Diese Antwort verengt die Spanne im Mittel um ${expected}, höchstens um ${maximal} Punkte.`,
  expired: 'Die bisherige Antwort ist älter als 24 Monate und zählt nicht mehr.',
  hint: 'Was bekannt ist:',
  unknown: 'Weiß ich nicht, später fragen',
  notApplicable: 'Trifft auf diese Anwendung nicht zu',
  evidence: 'Beleg oder Bemerkung (freiwillig)',
  evidenceHint: 'zum Beispiel Vertrag und Paragraf, Datum einer Auskunft',
  grade: 'Wie gut belegt',
  grades: { S: 'Eigene Angabe', B: 'Dokument liegt vor', G: 'Von einer zweiten Kommune geprüft' },
  answer: 'Antworten und weiter',
  skip: 'Überspringen',
  choose: 'Wählen Sie eine Antwort oder überspringen Sie die Frage.',
  saved: (before: string, after: string) =>
    before === after
      ? `Gespeichert. Die Spanne bleibt bei ${after}.`
      : `Gespeichert. Die Spanne war ${before}, jetzt ist sie ${after}.`,
  undo: 'Antwort zurücknehmen',
  undone: 'Die Antwort ist zurückgenommen.',
  list: 'Was danach kommt',
  listMore: (n: string) => `${n} weitere Fragen sind offen.`,
  effect: 'verengt um bis zu',
  points: (n: string) => `${n} Punkte`,
  all: 'Alle Angaben zu dieser Anwendung',
  doneTitle: 'Alle Fragen sind beantwortet',
  doneText: 'Es fehlt keine Angabe. Antworten gelten 24 Monate; dann fragt das Programm wieder.',
  emptyTitle: 'Noch keine Fragen',
  emptyText:
    'Holen Sie zuerst Ihren Bestand herein. Danach stehen hier die Fragen, deren Antworten am meisten klären.',
  emptyAction: 'Liste hereinholen',
  toOverview: 'Zur Übersicht',
  question: 'Frage',
  application: 'Anwendung',
};
