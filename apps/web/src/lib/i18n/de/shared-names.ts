export const sharedNames = {
  title: 'Gemeinsame Bezeichnungen',
  lead: 'Entscheiden mindestens drei Verwaltungen dieser Instanz einen Namen gleich, wird er künftig bei allen von selbst erkannt.',
  whatLeaves:
    'Für andere sichtbar werden nur der vereinfachte Name (zum Beispiel „ok ewo“) und das Produkt. Nicht sichtbar: wer so entschieden hat, wie viele es waren und wann.',
  least:
    'Gezählt werden Verwaltungen, nicht Klicks: Es braucht drei Verwaltungen und drei Personen, und für jede, die anders entschieden hat, vier, die übereinstimmen.',
  small:
    'Auf einer Instanz mit wenigen Verwaltungen lässt sich leichter vermuten, wer zu den dreien gehört. Wenn Sie das vermeiden möchten, schalten Sie das Beitragen aus.',
  never:
    'Nie geteilt werden Namen, die eine Verwaltung oder Person erkennen lassen könnten: mit Ortsnamen, Anschriften, langen Ziffernfolgen oder mehr als 60 Zeichen. Ebenso nie geteilt werden eigene Produkte.',
  gives: 'Unsere Entscheidungen zählen mit',
  givesHint:
    'Sie können das jederzeit ausschalten. Ihre Stimme zählt dann sofort nicht mehr; was ohne sie keine drei Verwaltungen mehr hat, wird sofort gelöscht.',
  takes: 'Unsere Listen werden mit gemeinsamen Bezeichnungen erkannt',
  takesHint: 'Ihre eigenen Entscheidungen haben immer Vorrang.',
  saved: 'Gespeichert.',
  mayNot: 'Ändern darf das die IT-Leitung Ihrer Verwaltung.',
  nightly: 'Neu gezählt wird einmal in der Nacht.',
  shared: (n: string) => `Zurzeit gemeinsame Bezeichnungen: ${n}`,
  sharedNone: 'Zurzeit gibt es keine gemeinsame Bezeichnung.',
  own: (n: string) => `Ihre eigenen Entscheidungen: ${n}`,
  ownNone: 'Sie haben noch keinen Namen einem Produkt zugeordnet.',
  name: 'Vereinfachter Name',
  product: 'Produkt',
  counts: 'Zählt mit',
  yes: 'ja',
  because: {
    length: 'nein: zu kurz oder zu lang',
    address: 'nein: enthält eine Anschrift',
    number: 'nein: enthält eine lange Nummer',
    person: 'nein: enthält eine Anrede',
    authority: 'nein: enthält den Namen einer Verwaltung',
    'own-product': 'nein: eigenes Produkt',
  },
  off: 'nein: Beitragen ist ausgeschaltet',
};
