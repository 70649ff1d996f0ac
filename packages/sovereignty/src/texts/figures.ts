import type { Formula, Label } from '../explain/explanation.ts';
import type { Bilingual } from './bilingual.ts';

/** Names of figures; `{subject}` is the application, owner, dimension or variable. */
export const LABEL_TEXTS: Record<Label, Bilingual> = {
  ag: { de: 'Abhängigkeitsgrad AG', en: 'Degree of dependence AG' },
  dependence: { de: 'Abhängigkeit A von {subject}', en: 'Dependence A of {subject}' },
  dimension: { de: '{subject}', en: '{subject}' },
  answer: { de: '{subject}', en: '{subject}' },
  weight: { de: 'Gewicht w von {subject}', en: 'Weight w of {subject}' },
  criticality: { de: 'Kritikalität', en: 'Criticality' },
  reach: { de: 'Reichweite', en: 'Reach' },
  mass: { de: 'Masse w·A von {subject}', en: 'Mass w·A of {subject}' },
  'owner-mass': { de: 'Masse der Anwendungen von {subject}', en: 'Mass of the applications of {subject}' },
  'total-mass': { de: 'Masse aller Anwendungen', en: 'Mass of all applications' },
  'owner-share': { de: 'Anteil von {subject}', en: 'Share of {subject}' },
  hhi: { de: 'Konzentration (HHI)', en: 'Concentration (HHI)' },
  'non-eu-share': { de: 'Anteil unter Kontrolle außerhalb der EU', en: 'Share under non-EU control' },
  'non-eu-mass': {
    de: 'Masse von {subject} unter Kontrolle außerhalb der EU',
    en: 'Mass of {subject} under non-EU control',
  },
  completeness: { de: 'Vollständigkeit Q', en: 'Completeness Q' },
  answered: { de: 'Beantwortet bei {subject}', en: 'Answered for {subject}' },
  'red-list': { de: 'Rote Liste', en: 'Red list' },
  'red-list-entry': { de: '{subject} auf der Roten Liste', en: '{subject} on the red list' },
};

/** How a value follows from its inputs, in words. */
export const FORMULA_TEXTS: Record<Formula, Bilingual> = {
  given: { de: 'angegeben', en: 'as given' },
  'mean-of-levels': {
    de: 'Mittelwert der zutreffenden Merkmale, geteilt durch 4, mal 100',
    en: 'Mean of the applicable variables, divided by 4, times 100',
  },
  'half-mean-half-maximum': {
    de: 'A = ½ · (M + X): halb der Mittelwert M der Dimensionen, halb ihr höchster Wert X',
    en: 'A = ½ · (M + X): half the mean M of the dimensions, half the highest of them, X',
  },
  'criticality-times-reach': {
    de: 'w = K · R: Kritikalität 1–4 zählt 1, 2, 4, 8, Reichweite zählt 1, 2, 3',
    en: 'w = K · R: criticality 1–4 counts 1, 2, 4, 8, reach counts 1, 2, 3',
  },
  'weight-times-dependence': { de: 'Gewicht mal Abhängigkeit', en: 'Weight times dependence' },
  'weighted-mean': {
    de: 'AG = Σ w·A / Σ w: Mittelwert der Abhängigkeiten, gewichtet nach Kritikalität und Reichweite',
    en: 'AG = Σ w·A / Σ w: mean of the dependences, weighted by criticality and reach',
  },
  sum: { de: 'Summe', en: 'Sum' },
  'share-of-mass': {
    de: 'Eigene Masse geteilt durch die Masse aller',
    en: 'Own mass divided by the mass of all',
  },
  'sum-of-squared-shares': {
    de: '10.000 mal die Summe der quadrierten Anteile der Eigentümer',
    en: '10,000 times the sum of the squared shares of the owners',
  },
  'mass-with-outside-control': {
    de: 'Masse, wenn E1 mindestens 3 ist (Eigentümer außerhalb von EU, EWR und Schweiz)',
    en: 'Mass if E1 is at least 3 (owner outside the EU, EEA and Switzerland)',
  },
  'share-with-outside-control': {
    de: 'Masse der Anwendungen mit E1 von mindestens 3, geteilt durch die Masse aller',
    en: 'Mass of the applications with an E1 of at least 3, divided by the mass of all',
  },
  'share-of-answered': {
    de: 'Beantwortete geteilt durch zutreffende Merkmale, gewichtet nach Kritikalität und Reichweite',
    en: 'Answered divided by applicable variables, weighted by criticality and reach',
  },
  'critical-and-without-exit': {
    de: 'Kritikalität 3 oder 4, und A von mindestens 80 oder keine Alternative (W1 = 4)',
    en: 'Criticality 3 or 4, and an A of at least 80 or no alternative (W1 = 4)',
  },
};
