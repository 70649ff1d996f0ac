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
      'Beim Hereinholen einer Liste werden Benutzernamen, E-Mail-Adressen und Lizenzschlüssel erkannt und nicht übernommen. Die Datei selbst wird nicht aufbewahrt, nur ihr Name, ihre Größe, ihr SHA-256-Prüfwert und die bereinigten Zeilen. Ein Entwurf, den niemand bestätigt, wird in der Nacht gelöscht, nachdem er einen Tag alt geworden ist. Namen von Personen in freiem Text, etwa in einer Bemerkung, erkennt das Programm nicht; prüfen Sie solche Spalten vorher.',
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
  refusals: {
    crossSite: 'Diese Anfrage kam nicht von einer Seite dieser Instanz und wurde deshalb nicht ausgeführt.',
    tooLarge: (kilobytes: number) =>
      kilobytes < 1024
        ? `Die Eingabe ist zu groß: Hier sind höchstens ${kilobytes} kB möglich. Es wurde nichts gespeichert.`
        : `Die Eingabe ist zu groß: Hier sind höchstens ${Math.floor(kilobytes / 1024)} MB möglich. Es wurde nichts gespeichert.`,
    tooManyFields: 'Das Formular hat mehr Felder, als diese Seite verschickt. Es wurde nichts gespeichert.',
    tooSlow:
      'Die Eingabe kam zu langsam an. Es wurde nichts gespeichert; bitte versuchen Sie es noch einmal.',
  },
};
