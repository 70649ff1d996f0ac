export const document = {
  page: 'Seite',
  of: 'von',
  confidentiality: {
    public: 'Öffentlich',
    internal: 'Nur für den internen Gebrauch',
    'non-public': 'Nichtöffentlich',
  },
  references: 'Belege',
  /** Before links to the places in the text, and before the numbers of pages. */
  usedAt: 'Zurück zum Text:',
  usedOn: 'genannt auf Seite',
  draft: (count: number) =>
    count === 1
      ? 'Entwurf: Eine Angabe ist noch zu ergänzen; sie ist im Text in eckigen Klammern hervorgehoben.'
      : `Entwurf: ${count} Angaben sind noch zu ergänzen; sie sind im Text in eckigen Klammern hervorgehoben.`,
  placeholders: 'Noch zu ergänzen',
  head: {
    number: 'Drucksachennummer',
    file: 'Aktenzeichen',
    office: 'Federführendes Amt',
    reporting: 'Berichterstattung',
    date: 'Datum',
    subject: 'Betreff',
    publicity: 'Behandlung',
    sequence: 'Beratungsfolge',
  },
};
