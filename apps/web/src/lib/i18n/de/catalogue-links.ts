/** Was eine Redaktion darüber sagt, welcher Eintrag welches Produkt ist und welche Einträge dasselbe sind. */
export const catalogueLinks = {
  title: 'Verknüpfungen im Katalog',
  lead: 'Das Produktwissen und der Katalog kennen oft dieselbe Software. Hier entscheiden Sie, was zusammengehört.',
  views: { links: 'Produkte', duplicates: 'Doppelte Einträge', decided: 'Entschieden' },
  explanations: {
    links:
      'Gleiches Repository: Das verknüpft das Programm selbst. Was hier steht, sagen nur Name, Seite oder Datei – und die kann jeder schreiben.',
    duplicates:
      'Wenn Sie zwei Einträge zusammenführen, wird einer unter dem anderen gezeigt. Angaben zur Nutzung und Verknüpfungen gelten dann für beide gemeinsam. Nichts geht verloren; Sie können es jederzeit zurücknehmen.',
  },
  empty: {
    links: 'Keine Vorschläge. Sobald ein Eintrag nach einem Produkt aussieht, steht er hier.',
    duplicates:
      'Keine Vorschläge. Sobald zwei Einträge dieselbe Datei oder denselben Namen und Herausgeber haben, stehen sie hier.',
    decided: 'Noch ist nichts entschieden.',
  },
  toCatalogue: 'Zum Katalog',
  more: (count: string) => `${count} weitere Vorschläge folgen, wenn diese entschieden sind.`,
  isProduct: (entry: string, product: string) => `Ist „${entry}“ das Produkt „${product}“?`,
  entry: 'Eintrag',
  product: 'Produkt',
  productGone: '(nicht mehr im Produktwissen)',
  evidence: 'Was dafür spricht',
  kinds: {
    repository: (entry: string, _product: string, _score: string) => `Gleiches Repository: ${entry}`,
    'named-repository': (entry: string, _product: string, _score: string) =>
      `Die Datei des Eintrags nennt das Repository des Produkts: ${entry}`,
    homepage: (entry: string, _product: string, _score: string) => `Gleiche Seite: ${entry}`,
    name: (entry: string, product: string, score: string) =>
      `Der Name „${entry}“ passt zu „${product}“ (${score} wahrscheinlich)`,
  },
  state: 'Stand',
  states: {
    accepted: 'von der Redaktion verknüpft',
    refused: 'von der Redaktion abgelehnt',
    suggested: 'vorgeschlagen',
  },
  automatic: 'vom Programm verknüpft',
  accept: 'Ja, verknüpfen',
  refuse: 'Nein, nicht dasselbe',
  undo: 'Zurücknehmen',
  pairOf: (name: string) => `Sind das zwei Einträge zu „${name}“?`,
  pairMerged: (name: string) => `Zusammengeführt: „${name}“`,
  shown: 'Gezeigt wird',
  hidden: 'Darunter',
  wouldShow: 'Gezeigt würde',
  wouldHide: 'Darunter käme',
  pairKinds: {
    file: (shared: string) => `Wortgleiche publiccode.yml („${shared}“)`,
    publisher: (shared: string) => `Gleicher Name, gleicher Herausgeber: ${shared}`,
    'landing-page': (shared: string) => `Gleicher Name, gleiche Seite: ${shared}`,
  },
  pairStates: {
    merged: 'zusammengeführt',
    refused: 'bleiben zwei Einträge',
    suggested: 'vorgeschlagen',
  },
  merge: 'Zusammenführen',
  swap: 'Umgekehrt zusammenführen',
  keep: 'Getrennt lassen',
  done: {
    accept: 'Eintrag und Produkt sind verknüpft.',
    refuse: 'Der Vorschlag ist abgelehnt.',
    undo: 'Zurückgenommen; der Vorschlag steht wieder offen.',
    merge: 'Die Einträge sind zusammengeführt.',
    swap: 'Die Einträge sind zusammengeführt.',
  },
  gone: 'Diesen Vorschlag gibt es nicht mehr, oder jemand hat ihn inzwischen entschieden. Sehen Sie in der Liste nach.',
  entryTaken: (product: string) =>
    `Der Eintrag ist schon mit „${product}“ verknüpft. Nehmen Sie das unter „Entschieden“ zuerst zurück.`,
  productTaken:
    'Das Produkt ist schon mit einem anderen Eintrag verknüpft. Nehmen Sie das unter „Entschieden“ zuerst zurück, oder führen Sie die Einträge zusammen.',
  mergedElsewhere:
    'Einer der beiden Einträge ist inzwischen mit einem dritten zusammengeführt. Nehmen Sie das unter „Entschieden“ zuerst zurück.',
};
