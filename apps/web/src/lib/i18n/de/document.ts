export const document = {
  page: 'Seite',
  of: 'von',
  confidentiality: {
    public: 'Öffentlich',
    internal: 'Nur für den internen Gebrauch',
    'non-public': 'Nichtöffentlich',
  },
  references: 'Belege',
  usedAt: 'Genannt an Stelle',
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
