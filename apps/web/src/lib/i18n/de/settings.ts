export const settings = {
  title: 'Angaben zur Verwaltung',
  lead: 'Sie bleiben auf diesem Rechner.',
  leadShared: 'Name und Größe stehen in Bericht und Auswertungen.',
  name: 'Name der Verwaltung',
  nameHint: 'Er steht im Bericht, zum Beispiel „Stadt Beispielhausen“.',
  nameMissing: 'Geben Sie einen Namen ein.',
  workplaces: 'Zahl der Arbeitsplätze',
  workplacesHint:
    'Aus ihr und der Zahl der Nutzenden folgt die Reichweite einer Anwendung: bis 10 %, bis 50 % oder mehr der Arbeitsplätze. Leer heißt unbekannt.',
  workplacesWrong: 'Geben Sie eine ganze Zahl von 1 bis 1.000.000 ein oder lassen Sie das Feld leer.',
  optional: 'freiwillig',
  saved: 'Gespeichert.',
};
