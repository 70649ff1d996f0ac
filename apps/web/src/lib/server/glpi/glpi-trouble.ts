import { OUTBOUND_TROUBLES } from '#lib/server/outbound/index.ts';

/** What can go wrong between this server and a GLPI; each has its sentence in both languages. */
export const GLPI_TROUBLES = [
  ...OUTBOUND_TROUBLES,
  'redirected',
  'not-glpi',
  'interface-off',
  'wrong-app-token',
  'wrong-sign-in',
  'no-right',
  'session-lost',
  'glpi-error',
  'rows-missing',
  'too-many-rows',
  'cancelled',
  'list-refused',
  'already-running',
] as const;

export interface GlpiTrouble {
  code: (typeof GLPI_TROUBLES)[number];
  /** A fact for the sentence: a host, or what GLPI itself says. Never a token. */
  detail?: string;
}
