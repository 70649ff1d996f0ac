import { soon } from './sign-in.ts';

export const legal = {
  imprint: {
    title: 'Impressum',
    missing: 'Die Betreiberin dieser Instanz hat noch kein Impressum hinterlegt.',
    missingHint:
      'Wer Allmende für andere bereitstellt, muss hier die Angaben nach § 5 DDG machen. Die Rolle Betrieb trägt sie unter „Texte der Seite“ ein.',
    local:
      'Diese Instanz läuft im lokalen Betrieb: Sie ist nur von diesem Rechner aus erreichbar und bietet niemandem sonst etwas an.',
  },
  privacy: {
    title: 'Datenschutz',
    missing: 'Die Betreiberin dieser Instanz hat noch keine Datenschutzerklärung hinterlegt.',
    missingHint:
      'Es fehlen die Angaben nach Artikel 13 DSGVO, vor allem Verantwortliche, Datenschutzbeauftragte, Rechtsgrundlage und Rechte der Betroffenen. Die Rolle Betrieb trägt sie unter „Texte der Seite“ ein.',
    factsTitle: 'Was dieses Programm speichert',
    facts: [
      'Allmende hält Ihre Liste, Ihre Antworten und Ihre Entscheidungen in der Datenbank dieser Instanz. Es sendet nichts an Dritte, lädt nichts von außen nach und misst keine Nutzung.',
      'Beim Hereinholen einer Liste werden Benutzernamen, E-Mail-Adressen und Lizenzschlüssel erkannt und nicht übernommen. Die Datei selbst wird nicht aufbewahrt, nur ihr Name, ihre Größe, ihr SHA-256-Prüfwert und die bereinigten Zeilen. Ein Entwurf, den niemand bestätigt, wird in der Nacht gelöscht, nachdem er einen Tag alt geworden ist. Namen von Personen in freiem Text, etwa in einer Bemerkung, erkennt das Programm nicht; prüfen Sie solche Spalten vorher.',
      'Es werden nur technisch notwendige Cookies gesetzt: die gewählte Sprache, die gewählte Verwaltung und, wo es eine Anmeldung gibt, die Sitzung.',
      'Was Sie über „Problem melden“ schreiben, sieht nur die Betreiberin. Es wird nach 180 Tagen gelöscht, wenn sie es nicht früher tut.',
    ],
  },
  accessibility: {
    title: 'Barrierefreiheit',
    missing: 'Die Betreiberin dieser Instanz hat noch keine Erklärung zur Barrierefreiheit hinterlegt.',
    missingHint:
      'Öffentliche Stellen müssen sie nach dem Behinderten\u00adgleichstellungs\u00adrecht des Bundes oder ihres Landes abgeben: Stand der Vereinbarkeit, nicht barrierefreie Inhalte, Tag der Erstellung, Kontakt und Schlichtungs- oder Durchsetzungsstelle. Die Rolle Betrieb trägt sie unter „Texte der Seite“ ein.',
    factsTitle: 'Was dieses Programm leistet',
    facts: [
      'Allmende richtet sich nach WCAG 2.2, Stufe AA. Alle Seiten lassen sich mit der Tastatur bedienen, funktionieren ohne JavaScript und bei 320 Pixeln Breite; jede Grafik steht auch als Tabelle da; Farbe ist nie der einzige Träger einer Angabe.',
      'Die automatische Prüfung mit axe läuft bei jeder Änderung. Eine Prüfung mit Nutzerinnen und Nutzern von Hilfsmitteln steht noch aus.',
    ],
    reportLink: 'Eine Barriere melden',
  },
  source: {
    title: 'Quellcode und Lizenz',
    text: [
      'Allmende ist freie Software unter der EUPL-1.2. Die Fakten im Ordner „knowledge“ stehen unter CC0-1.0; Lebenszyklen stammen von endoflife.date (MIT).',
      'Das Erscheinungsbild beruht auf dem KERN-UX-Standard (EUPL-1.2), die Schrift ist Fira Sans (OFL-1.1).',
    ],
  },
  problem: {
    title: 'Problem melden',
    lead: 'Eine Barriere, eine falsche Angabe oder etwas anderes: Schreiben Sie der Betreiberin dieser Instanz.',
    contact: 'Sie können sich auch direkt an die Betreiberin wenden:',
    noContact:
      'Die Betreiberin hat noch keine Kontaktadresse hinterlegt. Ihre Meldung liegt nach dem Absenden im Programm für sie bereit.',
    kind: 'Worum geht es?',
    kinds: {
      accessibility: 'Eine Seite ist für mich nicht zugänglich',
      content: 'Eine Angabe ist falsch oder fehlt',
      other: 'Etwas anderes',
    },
    message: 'Beschreibung',
    messageHint:
      'Was wollten Sie tun, und was ist geschehen? Bitte keine Kennwörter und keine Namen anderer Personen.',
    messageWrong: 'Beschreiben Sie das Problem mit 10 bis 5.000 Zeichen.',
    page: 'Auf welcher Seite?',
    pageWrong: 'Höchstens 500 Zeichen.',
    replyTo: 'E-Mail-Adresse für eine Antwort',
    replyToHint: 'Ohne Adresse kann Ihnen niemand antworten.',
    replyToWrong: 'Das ist keine E-Mail-Adresse.',
    optional: 'freiwillig',
    send: 'Meldung absenden',
    sent: 'Ihre Meldung ist angekommen.',
    sentDetail: 'Die Betreiberin sieht sie im Programm; nach 180 Tagen wird sie gelöscht.',
    tooOften: (seconds: number) =>
      `Aus Ihrem Netz sind schon mehrere Meldungen eingegangen. Ihre wurde nicht gespeichert; bitte versuchen Sie es ${soon(seconds)} noch einmal.`,
    tooMany:
      'In der letzten Stunde sind ungewöhnlich viele Meldungen eingegangen. Ihre wurde nicht gespeichert; bitte versuchen Sie es später noch einmal.',
    noAnswer:
      'Bekommen Sie auf die Meldung einer Barriere keine befriedigende Antwort, hilft die Schlichtungs- oder Durchsetzungsstelle, die in der Erklärung zur Barrierefreiheit genannt ist.',
    mailSubject: 'Allmende: gemeldetes Problem',
  },
  site: {
    title: 'Texte der Seite',
    lead: 'Was die Betreiberin dieser Instanz allen sagt. Änderungen gelten sofort.',
    rules:
      'Einfacher Text: Eine Leerzeile beginnt einen neuen Absatz, „# “ am Zeilenanfang eine Überschrift; Adressen im Netz und E-Mail-Adressen werden zu Links.',
    contacts: 'Kontakt',
    contact: 'Kontakt für gemeldete Probleme',
    contactHint: 'E-Mail-Adresse oder https-Adresse; sie steht öffentlich auf „Problem melden“.',
    securityContact: 'Kontakt für Sicherheitslücken',
    securityContactHint:
      'E-Mail-Adresse oder https-Adresse; daraus entsteht /.well-known/security.txt. Leer heißt: Es gibt die Datei nicht.',
    contactWrong: 'Geben Sie eine E-Mail-Adresse oder eine https-Adresse ein.',
    inGerman: (title: string) => `${title} (deutsch)`,
    inEnglish: (title: string) => `${title} (englisch)`,
    tooLong: 'Höchstens 60.000 Zeichen.',
    saved: 'Gespeichert.',
    reports: 'Gemeldete Probleme',
    noReports: 'Keine.',
    reportedOn: (date: string) => `Gemeldet am ${date}`,
    answerTo: 'Antwort an',
    settle: 'Erledigt, löschen',
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
