import { counted, isOne } from '../counted.ts';

/** Words of costs over several years, the same on pages and in papers. */
export const finance = {
  positions: {
    undivided: 'Einführung insgesamt (nur als eine Zahl bekannt)',
    planning: 'Planung und Projektleitung',
    procurement: 'Vergabe und Beschaffung',
    licences: 'Lizenzen und Einrichtung',
    migration: 'Datenübernahme',
    integration: 'Schnittstellen und Anpassung',
    training: 'Erstschulung',
    parallel: 'Parallelbetrieb: Altverträge nach der Ablösung',
    exit: 'Ausstieg aus Altverträgen',
    running: 'Laufende Kosten neu (nur als eine Zahl bekannt)',
    subscription: 'Subskription und Pflege',
    hosting: 'Betrieb',
    staff: 'Zusätzliches Personal',
    courses: 'Laufende Schulung',
    upstream: 'Mittel für Verbesserungen an der freien Software',
    ended: 'Wegfall der laufenden Kosten alt',
    hardware: 'Längere Nutzung von Geräten',
    prices: 'Vermiedene Preiserhöhungen',
  },
  kinds: { consumptive: 'Ergebnishaushalt', investive: 'Finanzhaushalt' },
  kindNames: { consumptive: 'konsumtiv', investive: 'investiv' },
  position: 'Kostenart',
  budget: 'Haushalt',
  variant: 'Variante',
  year: 'Jahr',
  sum: 'Summe',
  limit: 'Obergrenze',
  team: 'Team',
  named: (name: string) => `„${name}“`,
  ofVariant: (variant: string) => `Variante ${variant}`,
  oneOffCaption: 'Einmalige Ausgaben, untere bis obere Schätzung, brutto in Euro',
  cashCaption: (name: string) => `${name}: Veränderung gegenüber heute, brutto, auf volle Euro gerundet`,
  total: 'Veränderung gesamt',
  once: 'Einmalig',
  running: 'Laufend, mit Altverträgen',
  ofWhich: (kind: string) => `davon ${kind}`,
  valueCaption: 'Summe, Kapitalwert und Risikozuschlag',
  value: 'Kapitalwert',
  valueAt: (rate: string) => `Kapitalwert bei ${rate}`,
  risk: 'Risikozuschlag (in keiner Summe)',
  riskAt: (percent: string) => `Risikozuschlag ${percent} (in keiner Summe)`,
  todayUnknown: (unknown: string) =>
    unknown === '1'
      ? 'Was die Anwendung heute im Jahr kostet, ist nicht bekannt.'
      : `Für keine der ${unknown} Anwendungen ist bekannt, was sie heute im Jahr kostet.`,
  today: (sum: string, known: string, unknown: string) =>
    `Heute betragen die bekannten laufenden Kosten ${sum} im Jahr (${counted(known, 'Anwendung', 'Anwendungen')} mit Angabe, ${unknown} ohne).`,
  withoutPrice: (count: string, steps: string, name: string) =>
    `Für ${count} der ${steps} Anwendungen, die ${name} ablöst, ist nicht bekannt, was sie heute ${isOne(count) ? 'kostet' : 'kosten'}; ihr Wegfall ist mit null gerechnet.`,
  effortCaption: (name: string) => `${name}: eigenes Personal je Jahr`,
  effort: 'Aufwand',
  days: 'Arbeitstage',
  hours: 'Stunden Schulung',
  worth: 'In Geld nach den angesetzten Sätzen',
  staffCaption: (name: string, isLimited: boolean) =>
    `${name}: Arbeitstage je Team und Jahr, ${isLimited ? 'benötigt von verfügbar' : 'benötigt; eine Grenze ist nicht vorgegeben'}`,
  staffOf: (used: string, available: string) => `${used} von ${available}`,
};
