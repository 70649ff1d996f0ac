import type { roles as german } from '../de/roles.ts';

export const roles: typeof german = {
  leitung: 'Head',
  'it-leitung': 'Head of IT',
  bearbeitung: 'Editor',
  lesen: 'Reader',
  datenschutz: 'Data protection',
  revision: 'Audit',
  betrieb: 'Operations',
  redaktion: 'Editorial team',
  umfrageleitung: 'Survey lead',
  vendor: 'Vendor account',
};
