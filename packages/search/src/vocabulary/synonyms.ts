/** Groups of words that mean the same to somebody who looks for software of an administration; one group a line. */
const TEXT = `
DMS, Dokumentenmanagementsystem, Dokumentenmanagement, document management
E-Akte, elektronische Akte, Aktenverwaltung
RIS, Ratsinformationssystem, Ratsinfo, Ratsinformation
GIS, Geoinformationssystem
CMS, Content-Management-System, Redaktionssystem
LMS, Lernplattform, Lernmanagementsystem
KI, künstliche Intelligenz, AI
SSO, Single Sign-on, Einmalanmeldung
MFA, 2FA, Zwei-Faktor-Authentifizierung, Zwei-Faktor-Anmeldung, Mehrfaktor
OCR, Texterkennung
MDM, Mobile Device Management, Mobilgeräteverwaltung
VDI, virtueller Desktop, Terminalserver
VoIP, Telefonanlage, Telefonie
BPM, Prozessmanagement
IFG, Informationsfreiheit
VHS, Volkshochschule
OZG, Onlinezugangsgesetz
ÖGD, Gesundheitsamt
Kita, Kindertagesstätte, Kindergarten
Kfz, Fahrzeug, Auto
Bücherei, Bibliothek
Messenger, Chat, Kurznachrichten
Videokonferenz, Videotelefonie, Webkonferenz, Onlinebesprechung, video conferencing
Umfrage, Befragung, Fragebogen, survey
Ticketsystem, Helpdesk, Servicedesk, Störungsmeldung
Passwort, Kennwort
Datensicherung, Backup
Virenschutz, Antivirus, Virenscanner
Webseite, Website, Homepage, Internetauftritt, Internetseite
E-Mail, Mail, Elektronische Post
Kalender, Terminkalender
Formular, Onlineantrag, Onlineformular
Termin, appointment
Bürgerbeteiligung, Partizipation, Öffentlichkeitsbeteiligung, citizen participation
Stadtplan, Karte, Kartendienst
Geodaten, Geoinformation
Grünfläche, Baumkataster
Müll, Abfall
Schlagloch, Straßenschaden, Mängelmelder
Unterschrift, Signatur
Übersetzung, Dolmetschen
Transkription, Verschriftlichung, Spracherkennung
Leichte Sprache, Einfache Sprache
Verschlüsselung, encryption
Projektmanagement, Projektplanung, project management
Aufgabenverwaltung, Aufgabenliste, Kanban
Zeiterfassung, Arbeitszeiterfassung, Stundenzettel
Bewerbung, Stellenbesetzung, Recruiting
Fortbildung, Weiterbildung, Schulung
Softwareverteilung, Paketverteilung
Fernwartung, Fernzugriff, Remotezugriff
Überwachung, Monitoring
Inventar, Inventarisierung, Bestandsverwaltung
Wissensmanagement, Wissensdatenbank, Wiki
Textverarbeitung, Schreibprogramm
Tabellenkalkulation, Tabelle
Bildbearbeitung, Fotobearbeitung
Videoschnitt, Videobearbeitung
Livestream, Videoübertragung, Streaming
Dateiaustausch, Dateifreigabe, Filesharing, Cloudspeicher
Datenbank, database
Benutzerverwaltung, Identitätsverwaltung, Identitätsmanagement, IAM
Verzeichnisdienst, LDAP
Zertifizierungsstelle, PKI
Netzlaufwerk, Netzspeicher, NAS
E-Rechnung, XRechnung, elektronische Rechnung, ZUGFeRD
Fördermittel, Zuwendung, Zuschuss
Vergabe, Ausschreibung, Beschaffung
Personalabrechnung, Lohnabrechnung, Gehaltsabrechnung
Eintrittskarte, Ticketverkauf
Newsletter, Rundschreiben
Open Data, offene Daten
Katastrophenschutz, Krisenmanagement
Informationssicherheit, IT-Sicherheit, Cybersicherheit
Quelltext, Quellcode, source code
`;

export const SYNONYMS: readonly (readonly string[])[] = TEXT.trim()
  .split('\n')
  .map((line) => line.split(', '));
