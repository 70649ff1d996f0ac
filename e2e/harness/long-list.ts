const products = [
  'Microsoft Office',
  'Oracle Database',
  'Adobe Acrobat',
  'SAP ERP',
  'Nextcloud',
  'Fachverfahren',
];
const offices = [
  'Hauptamt',
  'Kämmerei',
  'Bürgeramt',
  'Bauamt',
  'Jugendamt',
  'Amt für Brand- und Katastrophenschutz',
];

/** A list of this many applications as CSV, always the same; one in a hundred has a very long name. */
export function longList(applications: number): string {
  const lines = Array.from({ length: applications }, (_, at) => {
    const number = String(at + 1).padStart(4, '0');
    const long =
      at % 100 === 7
        ? ' – landesweit einheitliches elektronisches Antragsverfahren mit Nachweisabruf, Mandant Musterstadt'
        : '';
    const users = at % 7 === 0 ? '' : (at * 37) % 900;
    return `${products[at % products.length]} Arbeitsplatz ${number}${long};${offices[at % offices.length]};${users}`;
  });
  return `Anwendung;Amt;Anzahl Nutzer\n${lines.join('\n')}\n`;
}
