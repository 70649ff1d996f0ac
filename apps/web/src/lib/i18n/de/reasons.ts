export const reasons = {
  titles: {
    ag: 'Abhängigkeitsgrad',
    hhi: 'Konzentration',
    'non-eu': 'Kontrolle außerhalb der EU',
    'red-list': 'Rote Liste',
    completeness: 'Vollständigkeit',
  },
  leads: {
    ag: 'Wie stark die Verwaltung insgesamt von Anbietern abhängt: 0 heißt frei, 100 heißt ohne Ausweg. Große und wichtige Anwendungen zählen mehr.',
    hhi: 'Wie sehr sich die Abhängigkeit auf wenige Eigentümer verteilt: 10.000 heißt ein einziger Eigentümer. Nur zusammen mit dem Abhängigkeitsgrad lesen.',
    'non-eu':
      'Welcher Anteil der gewichteten Abhängigkeit bei Anbietern liegt, die von außerhalb der EU, des EWR und der Schweiz kontrolliert werden.',
    'red-list':
      'Anwendungen der Kritikalität 3 und 4, deren Abhängigkeit mindestens 80 beträgt oder für die es keine Alternative gibt. Nur für den internen Gebrauch.',
    completeness:
      'Welcher Anteil der zutreffenden Fragen beantwortet ist, gewichtet nach Bedeutung der Anwendungen. Ab 70 % wird ein Buchstabe vergeben.',
  },
  formula: 'So wird gerechnet',
  missing: 'Was fehlt',
  back: 'Zur Übersicht',
  method: 'Das Verfahren im Ganzen',
  shares: 'Anteile der Eigentümer',
  countries: 'Nach Land der Kontrolle',
  sensitivity: 'Was andere Annahmen ändern würden',
  sensitivityLead:
    'Die Stufen sind eine Rangfolge; dass ihre Abstände gleich sind, ist eine Annahme. Diese Tabelle zeigt, was andere Annahmen ergeben.',
  assumption: 'Annahme',
  result: 'Abhängigkeitsgrad',
  assumptions: {
    measure: 'wie gemessen',
    blend0: 'nur Durchschnitt',
    blend1: 'nur das schwächste Glied',
    convex: 'obere Stufen gedehnt',
    concave: 'untere Stufen gedehnt',
    even: 'Kritikalität 1-2-3-4',
    steep: 'Kritikalität 1-3-9-27',
    weights: 'zufällige Gewichte, 5–95 %',
  },
  levers: 'Was den Abhängigkeitsgrad am meisten senken würde',
  leversLead:
    'Jeweils eine Stufe besser. Wo erst mehrere Schritte zusammen wirken, stehen sie in einer Zeile.',
  lever: 'Schritt',
  application: 'Anwendung',
  gain: 'senkt um',
  points: (span: string) => `${span} Punkte`,
  step: (name: string, from: number, to: number) => `${name}: Stufe ${from} auf ${to}`,
  more: (n: string) => `… und ${n} weitere`,
  empty: 'Noch ist nichts gemessen. Holen Sie zuerst Ihren Bestand herein.',
};
