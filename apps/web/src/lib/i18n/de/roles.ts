export const roles = {
  leitung: 'Leitung',
  'it-leitung': 'IT-Leitung',
  bearbeitung: 'Bearbeitung',
  lesen: 'Lesen',
  datenschutz: 'Datenschutz',
  revision: 'Revision',
  betrieb: 'Betrieb',
  redaktion: 'Redaktion',
  umfrageleitung: 'Umfrageleitung',
  vendor: 'Konto eines Anbieters',
};
