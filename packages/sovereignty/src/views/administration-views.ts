import { EU_COUNTRIES } from '../countries.ts';
import type { View } from './view.ts';

const YES = { de: 'ja', en: 'yes' };
const PARTLY = { de: 'teilweise', en: 'partly' };

/** München Score für Digitale Souveränität: five classes like a food label. */
export const SDS_MUENCHEN: View = {
  id: 'sds-muenchen',
  version: '1',
  name: { de: 'Score für Digitale Souveränität (München)', en: 'Score for Digital Sovereignty (Munich)' },
  source: {
    text: 'it@M und TU München, Beschluss des Stadtrats vom 22.01.2026; Rechenregel nach github.com/it-at-m/sds-calculator',
    url: 'https://github.com/it-at-m/sds-calculator',
    date: '2026-01-22',
  },
  caution: {
    de: 'Aus den Antworten des Allmende-Maßes abgeleitet, nicht von der Landeshauptstadt München geprüft.',
    en: 'Derived from the answers of the Allmende measure, not checked by the City of Munich.',
  },
  range: [0, 1],
  unit: { de: 'Stufe 1–5', en: 'level 1–5' },
  better: 'low',
  criteria: [
    {
      id: 'alternative',
      name: { de: 'Echte Alternative vorhanden', en: 'A real alternative exists' },
      rule: { kind: 'cases', cases: [{ when: { variable: 'W1', atMost: 2 }, points: 1, name: YES }] },
    },
    {
      id: 'headquarters',
      name: { de: 'Mutterunternehmen mit Sitz in der EU', en: 'Parent company located in the EU' },
      rule: {
        kind: 'cases',
        cases: [{ when: { fact: 'owner-country-in', countries: EU_COUNTRIES }, points: 1, name: YES }],
      },
    },
    {
      id: 'open-source',
      name: { de: 'Open Source', en: 'Open source' },
      rule: { kind: 'cases', cases: [{ when: { variable: 'G1', atMost: 1 }, points: 1, name: YES }] },
    },
    {
      id: 'updates',
      name: { de: 'Sicherheitsaktualisierungen zugesichert', en: 'Security updates assured' },
      rule: { kind: 'cases', cases: [{ when: { fact: 'security-updates-assured' }, points: 1, name: YES }] },
    },
    {
      id: 'interfaces',
      name: { de: 'Nur standardisierte Schnittstellen', en: 'Only standardised interfaces' },
      rule: { kind: 'cases', cases: [{ when: { variable: 'W3', atMost: 0 }, points: 1, name: YES }] },
    },
    {
      id: 'formats',
      name: { de: 'Nur standardisierte Dateiformate', en: 'Only standardised file formats' },
      rule: { kind: 'cases', cases: [{ when: { variable: 'W2', atMost: 1 }, points: 1, name: YES }] },
    },
  ],
  total: { kind: 'countdown', start: 5, floor: 1, gate: 'alternative', blocked: 5 },
};

/** Basel-Stadt: six weighted criteria, here with spans where the original counts unknown as 0. */
export const BASEL: View = {
  id: 'basel',
  version: '1',
  name: { de: 'Souveränitätsrechner Basel-Stadt', en: 'Sovereignty calculator of Basel-Stadt' },
  source: {
    text: 'Kanton Basel-Stadt, github.com/DCC-BS/sds-calculator (questions.js)',
    url: 'https://github.com/DCC-BS/sds-calculator',
    date: '2026-11',
  },
  caution: {
    de: 'Das Original zählt Unbekanntes als 0; das ist hier das untere Ende der Spanne.',
    en: 'The original counts unknown as 0; here that is the lower end of the span.',
  },
  range: [0, 100],
  unit: { de: 'Prozent', en: 'per cent' },
  better: 'high',
  criteria: [
    {
      id: 'legal-area',
      name: { de: 'Rechtsraum', en: 'Legal area' },
      weight: 20,
      rule: {
        kind: 'cases',
        cases: [
          {
            when: {
              all: [
                { variable: 'E1', atMost: 1 },
                { variable: 'E2', atMost: 2 },
              ],
            },
            points: 100,
            name: YES,
          },
          { when: { variable: 'E1', is: 2 }, points: 50, name: PARTLY },
        ],
      },
    },
    {
      id: 'exit',
      name: { de: 'Ausstieg und Markt', en: 'Exit and market' },
      weight: 20,
      rule: {
        kind: 'cases',
        cases: [
          { when: { variable: 'W1', atMost: 1 }, points: 100, name: YES },
          { when: { variable: 'W1', is: 2 }, points: 50, name: PARTLY },
        ],
      },
    },
    {
      id: 'data',
      name: { de: 'Datenhoheit', en: 'Control of data' },
      weight: 20,
      rule: {
        kind: 'cases',
        cases: [
          { when: { variable: 'W2', atMost: 1 }, points: 100, name: YES },
          { when: { variable: 'W2', is: 2 }, points: 50, name: PARTLY },
        ],
      },
    },
    {
      id: 'interoperability',
      name: { de: 'Interoperabilität', en: 'Interoperability' },
      weight: 15,
      rule: {
        kind: 'cases',
        cases: [
          { when: { variable: 'W3', atMost: 0 }, points: 100, name: YES },
          { when: { variable: 'W3', atMost: 2 }, points: 50, name: PARTLY },
        ],
      },
    },
    {
      id: 'operation',
      name: { de: 'Betriebsautonomie', en: 'Autonomy of operation' },
      weight: 15,
      rule: {
        kind: 'cases',
        cases: [
          { when: { variable: 'G2', atMost: 1 }, points: 100, name: YES },
          { when: { variable: 'G2', is: 2 }, points: 50, name: PARTLY },
        ],
      },
    },
    {
      id: 'shaping',
      name: { de: 'Gestaltungsfähigkeit', en: 'Ability to shape' },
      weight: 10,
      rule: {
        kind: 'cases',
        cases: [
          {
            when: {
              any: [
                { variable: 'G1', atMost: 1 },
                { variable: 'E3', atMost: 1 },
              ],
            },
            points: 100,
            name: YES,
          },
        ],
      },
    },
  ],
  total: { kind: 'weighted-mean' },
};

/** The three goals of the IT planning council: the dimensions of AM-1 as they are. */
export const IT_PLANNING_COUNCIL: View = {
  id: 'it-planungsrat',
  version: '1.0',
  name: { de: 'Ziele des IT-Planungsrats', en: 'Goals of the IT planning council' },
  source: {
    text: 'IT-Planungsrat, Strategie zur Stärkung der Digitalen Souveränität für die IT der Öffentlichen Verwaltung, Version 1.0',
    date: '2021-01',
  },
  caution: {
    de: 'Die Strategie nennt Ziele ohne Maßstab; die Punkte sind die Dimensionen des Allmende-Maßes.',
    en: 'The strategy names goals without a scale; the points are the dimensions of the Allmende measure.',
  },
  range: [0, 100],
  unit: { de: 'Punkte Abhängigkeit', en: 'points of dependence' },
  better: 'low',
  criteria: [
    {
      id: 'switching',
      name: { de: 'Wechselmöglichkeit', en: 'Ability to switch' },
      rule: { kind: 'mean', of: ['W1', 'W2', 'W3', 'W4'], as: 'dependence' },
    },
    {
      id: 'shaping',
      name: { de: 'Gestaltungsfähigkeit', en: 'Ability to shape' },
      rule: { kind: 'mean', of: ['G1', 'G2', 'G3'], as: 'dependence' },
    },
    {
      id: 'influence',
      name: { de: 'Einfluss auf Anbieter', en: 'Influence on vendors' },
      rule: { kind: 'mean', of: ['E1', 'E2', 'E3'], as: 'dependence' },
    },
  ],
};

/** The five pain points of the strategic market analysis for the federal administration. */
export const PWC_PAIN_POINTS: View = {
  id: 'pwc-pain-points',
  version: '2019',
  name: { de: 'Schmerzpunkte der Marktanalyse 2019', en: 'Pain points of the market analysis of 2019' },
  source: {
    text: 'PwC Strategy& für das BMI, Strategische Marktanalyse zur Reduzierung von Abhängigkeiten von einzelnen Software-Anbietern (die Liste der Schmerzpunkte ist ungeprüft übernommen)',
    date: '2019-08',
  },
  caution: {
    de: 'Die Analyse bewertet qualitativ; die Zuordnung zu den Variablen ist unsere.',
    en: 'The analysis is qualitative; the assignment to the variables is ours.',
  },
  range: [0, 100],
  unit: { de: 'Punkte Abhängigkeit', en: 'points of dependence' },
  better: 'low',
  criteria: [
    {
      id: 'security',
      name: { de: 'Eingeschränkte Informationssicherheit', en: 'Limited information security' },
      rule: { kind: 'mean', of: ['G1', 'E2'], as: 'dependence' },
    },
    {
      id: 'law',
      name: { de: 'Rechtliche Unsicherheit', en: 'Legal uncertainty' },
      rule: { kind: 'mean', of: ['E1', 'E2'], as: 'dependence' },
    },
    {
      id: 'cost',
      name: { de: 'Unkontrollierbare Kosten', en: 'Uncontrollable cost' },
      rule: { kind: 'mean', of: ['W1', 'W4', 'E3'], as: 'dependence' },
    },
    {
      id: 'flexibility',
      name: { de: 'Eingeschränkte Flexibilität', en: 'Limited flexibility' },
      rule: { kind: 'mean', of: ['W3', 'G1', 'G2'], as: 'dependence' },
    },
    {
      id: 'innovation',
      name: { de: 'Fremdgesteuerte Innovation', en: 'Externally driven innovation' },
      rule: { kind: 'mean', of: ['E3'], as: 'dependence' },
    },
  ],
};
