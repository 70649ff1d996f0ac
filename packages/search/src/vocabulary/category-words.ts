/** The categories of publiccode.yml in German words, each with those under which an administration would look for it. */
const TEXT = `
accounting: Buchhaltung, Rechnungswesen
agile-project-management: Agiles Projektmanagement
applicant-tracking: Bewerbermanagement, Bewerbungsverfahren
application-development: Anwendungsentwicklung
appointment-scheduling: Terminvergabe, Terminbuchung, Terminvereinbarung
backup: Datensicherung
billing-and-invoicing: Abrechnung, Rechnungsstellung
budgeting: Haushaltsplanung, Bürgerhaushalt
business-intelligence: Auswertungen, Berichtswesen
business-process-management: Prozessmanagement, Geschäftsprozesse
cad: Technisches Zeichnen
call-center-management: Telefonservice
cloud-management: Cloudverwaltung
collaboration: Zusammenarbeit
communications: Kommunikation
compliance-management: Regeltreue, Nachweise
contact-management: Kontaktverwaltung, Adressverwaltung
content-management: Inhaltsverwaltung, Redaktionssystem
crm: Kontaktverwaltung
customer-service-and-support: Bürgerservice
data-analytics: Datenanalyse, Statistik
data-collection: Datenerhebung, Datensammlung
data-visualization: Datenvisualisierung, Diagramme
design: Gestaltung
design-system: Gestaltungssystem, Designsystem
digital-asset-management: Medienverwaltung
digital-citizenship: Bürgerbeteiligung, Digitale Teilhabe
document-management: Dokumentenmanagement, Dokumentenverwaltung, Aktenverwaltung
donor-management: Spendenverwaltung
e-commerce: Online-Handel
e-signature: Elektronische Signatur
educational-content: Bildungsinhalte, Unterrichtsmaterial
email-management: E-Mail-Verwaltung
email-marketing: Newsletter
emergency-response: Katastrophenschutz, Krisenmanagement, Notfall
employee-management: Personalverwaltung
enterprise-project-management: Projektsteuerung, Multiprojektmanagement
enterprise-social-networking: Internes soziales Netzwerk
erp: Ressourcenplanung
event-management: Veranstaltungsverwaltung
facility-management: Gebäudemanagement
feedback-and-reviews-management: Rückmeldungen, Bewertungen
financial-reporting: Finanzberichte
fleet-management: Fuhrpark
geographic-information-systems: Geoinformationssystem, Karten
grant-management: Fördermittel, Zuwendungen
graphic-design: Grafik
help-desk: Helpdesk, Anwenderunterstützung
hr: Personalwesen
ide: Entwicklungsumgebung
identity-management: Identitätsverwaltung, Benutzerverwaltung
instant-messaging: Kurznachrichten, Messenger
integrated-library-system: Bibliothekssystem
inventory-management: Bestandsverwaltung, Inventar
it-asset-management: IT-Bestandsverwaltung, Inventarisierung
it-development: Softwareentwicklung
it-management: IT-Management
it-security: IT-Sicherheit, Informationssicherheit
it-service-management: IT-Service
knowledge-management: Wissensmanagement
learning-management-system: Lernplattform
marketing: Öffentlichkeitsarbeit
network-management: Netzwerkverwaltung
office: Bürosoftware
online-booking: Online-Buchung
online-community: Online-Gemeinschaft
payment-gateway: Bezahldienst
payroll: Gehaltsabrechnung
predictive-analysis: Vorhersage
procurement: Beschaffung, Vergabe
productivity-suite: Arbeitsplatzpaket
project-collaboration: Zusammenarbeit in Projekten
project-management: Projektmanagement
property-management: Liegenschaftsverwaltung
real-estate-management: Immobilienverwaltung
regulations-and-directives: Vorschriften, Richtlinien
remote-support: Fernwartung
resource-management: Ressourcenverwaltung
social-media-management: Soziale Medien
survey: Umfragen, Befragung
talent-management: Personalentwicklung
task-management: Aufgabenverwaltung
taxes-management: Steuern
test-management: Testverwaltung
time-management: Zeitplanung
time-tracking: Zeiterfassung
translation: Übersetzung
video-conferencing: Videokonferenz
video-editing: Videobearbeitung
visitor-management: Besucherverwaltung
voip: Internettelefonie
warehouse-management: Lagerverwaltung
web-collaboration: Zusammenarbeit im Netz
web-conferencing: Webkonferenz
website-builder: Website-Baukasten
whistleblowing: Hinweisgebersystem
workflow-management: Vorgangsbearbeitung, Arbeitsabläufe
`;

export const CATEGORY_WORDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  TEXT.trim()
    .split('\n')
    .map((line): [string, string[]] => {
      const [id = '', words = ''] = line.split(': ');
      return [id, words.split(', ')];
    }),
);
