export const catalogueExports = {
  title: 'Katalog öffentlicher Software',
  lead: 'Software mit offenem Quelltext für die öffentliche Verwaltung: was ihre Quelltextverzeichnisse von sich sagen, und wer sie einsetzt.',
  page: 'Offene Daten',
  pageLead:
    'Der Katalog gehört allen. Hier holen Sie ihn vollständig ab, in dem Format, das Ihr Programm versteht. Ohne Anmeldung, auch von anderen Seiten aus.',
  whole: 'Der ganze Katalog',
  formats: {
    'catalogue.json': 'JSON: alle Einträge, gelesen und geprüft',
    'catalogue.csv': 'CSV: eine Zeile je Eintrag, für Tabellenprogramme',
    'catalogue.ttl': 'DCAT-AP und ADMS als Turtle, für Datenportale',
    'catalogue.jsonld': 'DCAT-AP und ADMS als JSON-LD',
    'used-by.json': 'JSON: wer was einsetzt, nur freigegebene Angaben',
    'dump.jsonl.gz':
      'Gesamtabzug jeder Nacht: eine Zeile JSON je Eintrag, mit der Datei im Wortlaut, gepackt',
  },
  columns: { file: 'Datei', what: 'Inhalt' },
  feed: 'Neues im Katalog',
  feedOf: (query: string) => `Katalog: ${query}`,
  feedTitle: 'Änderungen abonnieren',
  feedText:
    'Der Atom-Feed nennt neue, geänderte und verschwundene Einträge. Mit den Angaben einer Suche hinter dem Fragezeichen gilt er nur für diese Suche.',
  feedLink: 'Feed aller Änderungen',
  one: 'Ein einzelner Eintrag',
  oneText:
    'Jeden Eintrag gibt es unter seiner Kennung in denselben Formaten, dazu die Datei im Wortlaut (.yml) und die Angaben zum Einsatz (.used-by.json).',
  licence:
    'Die Texte stammen aus den publiccode.yml der Quelltextverzeichnisse. Woher ein Eintrag kommt, steht bei ihm.',
};
