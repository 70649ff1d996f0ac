import { counted } from '#lib/i18n/counted.ts';
import { finance } from '#lib/i18n/de/finance.ts';
import type { Variant } from '#lib/server/finance/index.ts';

const variants: Record<Variant, string> = {
  A: 'A – Fortbestand',
  B: 'B – schrittweise',
  C: 'C – vollständig',
};

export const labels = {
  variants,
  positions: finance.positions,
  kinds: finance.kinds,
  low: 'mindestens',
  high: 'höchstens',
  public: 'öffentlich',
  year: finance.year,
  sum: finance.sum,
  quarter: 'Quartal',
  area: 'Aufgabenbereich',
  otherAreas: 'weitere Bereiche',
  starts: 'Beginnende Schritte',
  oneOffCaption: 'Einmalige Ausgaben der Varianten, untere bis obere Schätzung, brutto in Euro',
  variantsCaption: 'Die Varianten im Überblick',
  timetableCaption: 'Beginn der Schritte nach Quartal und Aufgabenbereich',
  variant: 'Variante',
  replaced: 'Abgelöste Anwendungen',
  end: 'Abhängigkeitsgrad am Ende',
  oneOff: 'Einmalig',
  days: 'Eigene Arbeitstage',
  curveTitle: 'Abhängigkeitsgrad nach Varianten',
  curveText: (a: string, b: string) =>
    `Obere und untere Grenze des Abhängigkeitsgrads je Quartal, 0 frei bis 100 ohne Ausweg. Fortbestand ${a}, am Ende von Variante B ${b}.`,
  keep: 'Fortbestand',
  plan: 'Variante B',
  sample: 'Erfundene Beispielstadt: Alle Angaben zu Verträgen, Kosten und Antworten sind ausgedacht.',
  of: (authority: string, date: string) => `${authority}, ${date}`,
  names: {
    heading: 'Namen im Text',
    caption: 'Gefundene Namen',
    none: (title: string, date: string) =>
      `„${title}“ wurde am ${date} geprüft: Kein bekannter Produkt- oder Anbietername und keine Anwendung aus dem Bestand steht darin.`,
    found: (title: string, date: string, count: string, isOne: boolean) =>
      `„${title}“ wurde am ${date} geprüft: ${isOne ? 'Ein Name steht' : `${count} Namen stehen`} darin. Ersetzen Sie Namen durch Eigenschaften, oder begründen Sie sie. In Vergabeunterlagen sind Namen nur ausnahmsweise und mit dem Zusatz „oder gleichwertig“ zulässig (§ 31 Abs. 6 VgV, § 23 Abs. 5 UVgO).`,
    reason: 'Begründung',
    reasonGap: 'Begründung, warum ein Name im Text bleibt',
  },
  signature: ['Ort, Datum', 'Unterschrift'],
  references: {
    ag: (o: { ag: string; date: string; applications: string; completeness: string }) =>
      `Abhängigkeitsgrad nach AM-1: ${o.ag} von 100, gemessen am ${o.date} über ${counted(o.applications, 'Anwendung', 'Anwendungen')}; ${o.completeness} der Fragen beantwortet, gewichtet. Fehlendes geht mit bestem und schlechtestem Fall ein.`,
    plan: (o: { variant: string; date: string; gap: string | null }) =>
      `Variante ${o.variant}: Plan, berechnet am ${o.date}; unter denselben Grenzen ${o.gap ? `kann kein Plan um mehr als ${o.gap} besser sein` : 'gibt es keinen besseren Plan'}. Grad am Ende als Spanne aus bestem und schlechtestem Fall.`,
    steps: (o: { variant: string; date: string }) =>
      `Variante ${o.variant}: Zahl der Anwendungen, die der Plan vom ${o.date} ersetzt.`,
    oneOff: (o: { variant: string; money: string; date: string }) =>
      `Variante ${o.variant}: ${o.money}, Summe der einmaligen Ausgaben aller Schritte, untere bis obere Schätzung; Plan vom ${o.date}. Herkunft je Schritt in der nichtöffentlichen Anlage.`,
    budget: 'Obergrenze des Haushaltsjahrs, von der Verwaltung als Grenze des Plans festgelegt.',
    presetBudget:
      'Obergrenze des Haushaltsjahrs, voreingestellt nach einer Faustregel zur Größe der Verwaltung und von ihr noch nicht festgelegt. Zu prüfen.',
    risk: (percent: string) =>
      `Zuschlag von ${percent} auf die einmaligen Ausgaben; Annahme der Verwaltung, zu prüfen. In keiner anderen Summe enthalten.`,
    rate: (rate: string) =>
      `Kalkulationszinssatz ${rate}. Der voreingestellte Satz von 3,3 % ist der nominale Satz aus dem Rundschreiben des Bundesministeriums der Finanzen vom 9. Mai 2011 (II A 3 - H 1012-10/07/0001 :004); der geltende steht im jeweils neuesten Rundschreiben. Zu prüfen.`,
    sum: (o: { variant: string; money: string; years: string }) =>
      `Variante ${o.variant}: ${o.money}, Summe der Veränderungen gegenüber heute in den Jahren ${o.years}; einmalige Ausgaben zuzüglich neuer abzüglich weggefallener laufender Kosten.`,
    value: (o: { variant: string; money: string; rate: string }) =>
      `Variante ${o.variant}: ${o.money}, Kapitalwert derselben Beträge bei ${o.rate}; das erste Jahr ist nicht abgezinst.`,
    today: (o: { missing: string }) =>
      `Summe der Kosten je Jahr aus Verträgen und Bestandsliste, jeder Vertrag einmal; ohne Angabe: ${counted(o.missing, 'Anwendung', 'Anwendungen')}.`,
    staff: (o: { variant: string; date: string }) =>
      `Variante ${o.variant}: Summe der Arbeitstage und Schulungsstunden aller Schritte; Plan vom ${o.date}, ungünstige Schätzung.`,
  },
};
