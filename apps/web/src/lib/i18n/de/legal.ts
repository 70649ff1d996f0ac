export const legal = {
  imprint: {
    title: 'Impressum',
    text: [
      'Diese Instanz läuft im lokalen Betrieb: Sie ist nur von diesem Rechner aus erreichbar und bietet niemandem sonst etwas an.',
      'Wer Allmende für andere bereitstellt, muss hier die Angaben nach § 5 DDG eintragen.',
    ],
  },
  privacy: {
    title: 'Datenschutz',
    text: [
      'Allmende hält Ihre Liste, Ihre Antworten und Ihre Entscheidungen in der Datenbank dieses Rechners. Es sendet nichts an Dritte, lädt nichts von außen nach und misst keine Nutzung.',
      'Beim Hereinholen einer Liste werden Benutzernamen, E-Mail-Adressen und Lizenzschlüssel erkannt und nicht übernommen. Die hochgeladene Datei selbst wird mit dem Import aufbewahrt, damit jede Angabe belegbar bleibt; prüfen Sie vorher, ob sie personenbezogene Spalten enthält.',
      'Es werden nur zwei technisch notwendige Cookies gesetzt: die gewählte Sprache und die gewählte Verwaltung.',
    ],
  },
  accessibility: {
    title: 'Barrierefreiheit',
    text: [
      'Allmende richtet sich nach WCAG 2.2, Stufe AA. Alle Seiten lassen sich mit der Tastatur bedienen, funktionieren ohne JavaScript und bei 320 Pixeln Breite; jede Grafik steht auch als Tabelle da; Farbe ist nie der einzige Träger einer Angabe.',
      'Die automatische Prüfung mit axe läuft bei jeder Änderung. Eine Prüfung mit Nutzerinnen und Nutzern von Hilfsmitteln steht noch aus.',
    ],
  },
  source: {
    title: 'Quellcode und Lizenz',
    text: [
      'Allmende ist freie Software unter der EUPL-1.2. Die Fakten im Ordner „knowledge“ stehen unter CC0-1.0; Lebenszyklen stammen von endoflife.date (MIT).',
      'Das Erscheinungsbild beruht auf dem KERN-UX-Standard (EUPL-1.2), die Schrift ist Fira Sans (OFL-1.1).',
    ],
  },
};
