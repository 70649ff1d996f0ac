export const review = {
  title: 'Treffer prüfen',
  lead: (n: string) =>
    `Bei ${n} Namen ist das Programm unsicher. Ihre Entscheidung gilt für alle gleichen Namen und auch für spätere Importe.`,
  emptyTitle: 'Nichts zu prüfen',
  emptyText:
    'Alle Namen sind entschieden: sicher zugeordnet, von Ihnen entschieden oder keinem bekannten Produkt zugeordnet.',
  emptyAction: 'Zum Bestand',
  nameInList: 'Name in Ihrer Liste',
  vendorInList: (vendor: string) => `Hersteller laut Liste: ${vendor}`,
  times: (n: string) => `${n} Anwendungen mit diesem Namen`,
  why: 'Warum unsicher',
  isIt: (product: string) => `Ja, ${product}`,
  certainty: (share: string) => `zu ${share} sicher`,
  by: (vendor: string) => `von ${vendor}`,
  other: 'Anderes Produkt',
  otherHint: 'Name des Produkts',
  otherAction: 'Dieses Produkt nehmen',
  notFound:
    'Dieses Produkt ist nicht bekannt. Wählen Sie einen Namen aus der Liste oder „Kein bekanntes Produkt“.',
  none: 'Kein bekanntes Produkt',
  noApplication: 'Keine eigene Anwendung',
  decided: (name: string, n: string) => `Entschieden: ${name} (${n} Anwendungen).`,
  undo: 'Entscheidung zurücknehmen',
  undone: 'Die Entscheidung ist zurückgenommen.',
  more: (n: string) => `${n} weitere folgen, wenn diese entschieden sind.`,
};
