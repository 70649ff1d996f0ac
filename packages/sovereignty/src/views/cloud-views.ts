import type { Criterion, View } from './view.ts';

const OBJECTIVES: readonly Criterion[] = [
  {
    id: 'SOV-1',
    name: { de: 'Strategische Souveränität', en: 'Strategic sovereignty' },
    weight: 15,
    rule: { kind: 'mean', of: ['E1', 'E3'], as: 'freedom' },
  },
  {
    id: 'SOV-2',
    name: { de: 'Rechtliche Souveränität', en: 'Legal sovereignty' },
    weight: 10,
    rule: { kind: 'mean', of: ['E1', 'E2'], as: 'freedom' },
  },
  {
    id: 'SOV-3',
    name: { de: 'Daten und KI', en: 'Data and AI' },
    weight: 10,
    rule: { kind: 'mean', of: ['W2', 'E2'], as: 'freedom' },
  },
  {
    id: 'SOV-4',
    name: { de: 'Betriebliche Souveränität', en: 'Operational sovereignty' },
    weight: 15,
    rule: { kind: 'mean', of: ['G2', 'G3', 'W4'], as: 'freedom' },
  },
  {
    id: 'SOV-5',
    name: { de: 'Lieferkette', en: 'Supply chain' },
    weight: 20,
    rule: { kind: 'not-measured' },
  },
  {
    id: 'SOV-6',
    name: { de: 'Technologie', en: 'Technology' },
    weight: 15,
    rule: { kind: 'mean', of: ['G1', 'W3'], as: 'freedom' },
  },
  {
    id: 'SOV-7',
    name: { de: 'Sicherheit', en: 'Security' },
    weight: 10,
    rule: { kind: 'not-measured' },
  },
  {
    id: 'SOV-8',
    name: { de: 'Umwelt', en: 'Environment' },
    weight: 5,
    rule: { kind: 'not-measured' },
  },
];

const CAUTION = {
  de: 'Nur eine mögliche Spanne und kein SEAL: Den vergibt der Auftraggeber nach den Nachweisen des Anbieters.',
  en: 'A possible span only and no SEAL: that is for the contracting authority to give on the provider’s evidence.',
};

/** EU Cloud Sovereignty Framework: eight weighted objectives, three of which AM-1 does not measure. */
export const EU_CLOUD_SOVEREIGNTY: View = {
  id: 'eu-csf',
  version: '1.2.1',
  name: { de: 'EU Cloud Sovereignty Framework', en: 'EU Cloud Sovereignty Framework' },
  source: { text: 'Europäische Kommission, GD DIGIT, Cloud Sovereignty Framework 1.2.1', date: '2025-10' },
  caution: CAUTION,
  range: [0, 100],
  unit: { de: 'Punkte, mögliche Spanne', en: 'points, possible span' },
  better: 'high',
  criteria: OBJECTIVES,
  total: { kind: 'weighted-mean' },
};

/** BSI C3A: the first six objectives of the EU framework, as verifiable criteria without a total. */
export const BSI_C3A: View = {
  id: 'bsi-c3a',
  version: '1',
  name: { de: 'BSI C3A', en: 'BSI C3A' },
  source: { text: 'BSI, C3A Version 1', date: '2026-04-27' },
  caution: CAUTION,
  range: [0, 100],
  unit: { de: 'Punkte, mögliche Spanne', en: 'points, possible span' },
  better: 'high',
  criteria: OBJECTIVES.slice(0, 6).map(({ id, name, rule }) => ({ id, name, rule })),
};
