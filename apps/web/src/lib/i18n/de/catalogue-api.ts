/** Schlüssel der Programme, die in den Katalog schreiben. */
export const catalogueApi = {
  title: 'Schlüssel zum Katalog',
  lead: 'Mit einem solchen Schlüssel trägt ein Programm Software in den Katalog ein, zum Beispiel der Sammler eines anderen Katalogs. Lesen kann jeder ohne Schlüssel.',
  create: 'Neuer Schlüssel',
  name: 'Programm',
  nameHint: 'Welches Programm bekommt ihn? Zum Beispiel „Sammler des Landeskatalogs“.',
  scope: {
    'software:write': 'Software eintragen, ändern und zurückziehen',
    'publishers:write': 'Herausgeber eintragen, ändern und entfernen',
    'catalogs:write': 'Teilkataloge eintragen, ändern und entfernen',
    'logs:write': 'Meldungen schreiben, ändern und entfernen',
    'bundles:write': 'Zusammenstellungen eintragen, ändern und entfernen',
    'analysis:write': 'Ergebnisse von Untersuchungen ablegen',
    webhooks: 'Empfänger von Benachrichtigungen sehen und verwalten',
    'events:read': 'sehen, wer was geändert hat',
  },
  createdText:
    'Gespeichert ist nur ein Prüfwert. Das Programm sendet den Schlüssel bei jeder Anfrage mit: Authorization: Bearer …',
  revoked: 'Der Schlüssel ist beendet.',
  all: 'Alle Schlüssel',
  none: 'Noch schreibt kein Programm mit einem eigenen Schlüssel in den Katalog.',
  revokeOf: (name: string) => `Schlüssel „${name}“ beenden`,
};
