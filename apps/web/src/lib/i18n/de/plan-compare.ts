import { counted } from '../counted.ts';

export const planCompare = {
  title: 'Pläne vergleichen',
  lead: 'Verlauf, Kosten und Schritte nebeneinander.',
  choose: 'Welche Pläne vergleichen?',
  chooseHint: 'Zwei bis vier. Nur berechnete Pläne haben Zahlen.',
  show: 'Vergleichen',
  tooFew: 'Wählen Sie mindestens zwei berechnete Pläne.',
  tooMany: 'Es werden die ersten vier verglichen.',
  emptyTitle: 'Noch nichts zu vergleichen',
  empty:
    'Zum Vergleichen gehören mindestens zwei berechnete Pläne. Legen Sie zuerst zwei an, am besten „Weiter wie bisher“ und „Schrittweise“.',
  emptyAction: 'Pläne anlegen',
  sentence: (best: string, from: string, to: string, quarter: string) =>
    `Am weitesten führt „${best}“: von ${from} auf ${to} im ${quarter}.`,
  same: 'Alle gewählten Pläne enden bei derselben Abhängigkeit.',
  curve: 'Verlauf',
  curveTitle: 'Abhängigkeitsgrad je Quartal, 0 (frei) bis 100 (ohne Ausweg)',
  curveDescription: (plans: string) => `Verlauf der Pläne: ${plans}.`,
  curveTable: 'Verlauf als Tabelle zeigen',
  figures: 'Zahlen nebeneinander',
  figure: 'Kennzahl',
  rows: {
    end: 'Abhängigkeit am Ende',
    area: 'Abhängigkeit über die Zeit (Punkt-Quartale)',
    gap: 'Abstand zum bestmöglichen Plan, höchstens',
    steps: 'Schritte',
    total: 'Mehrkosten über alle Jahre',
    staff: 'Arbeitstage insgesamt',
    computed: 'Berechnet am',
    budget: 'Haushaltsmittel im Jahr',
    stale: 'Aktuell',
  },
  moneyOf: (year: string) => `Mehrkosten ${year}`,
  yes: 'ja',
  no: 'nein',
  steps: 'Schritte, die sich unterscheiden',
  stepsLead: (n: string) =>
    `${counted(n, 'Anwendung', 'Anwendungen')} behandeln die Pläne verschieden. Was überall gleich ist, steht nicht da.`,
  stepsSame: 'Die gewählten Pläne enthalten dieselben Schritte.',
  keeps: 'bleibt',
  stepAt: (option: string, start: string) => `${option}, Beginn ${start}`,
  different:
    'Die Pläne haben verschiedene Zeiträume. Summen über alle Jahre lassen sich nur eingeschränkt vergleichen.',
};
