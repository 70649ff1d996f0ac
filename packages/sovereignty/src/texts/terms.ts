import type { ClassLetter, Criticality, Dimension, EvidenceGrade, Reach } from '../types.ts';
import type { Bilingual } from './bilingual.ts';

export const DIMENSION_TEXTS: Record<Dimension, Bilingual> = {
  W: { de: 'Wechselmöglichkeit', en: 'Ability to switch' },
  G: { de: 'Gestaltungsfähigkeit', en: 'Ability to shape' },
  E: { de: 'Einfluss und Recht', en: 'Influence and law' },
};

export const CLASS_TEXTS: Record<ClassLetter, Bilingual> = {
  A: { de: 'A – kaum abhängig (unter 20 Punkte)', en: 'A – hardly dependent (below 20 points)' },
  B: { de: 'B – wenig abhängig (20 bis unter 40)', en: 'B – slightly dependent (20 to below 40)' },
  C: { de: 'C – spürbar abhängig (40 bis unter 60)', en: 'C – noticeably dependent (40 to below 60)' },
  D: { de: 'D – stark abhängig (60 bis unter 80)', en: 'D – strongly dependent (60 to below 80)' },
  E: {
    de: 'E – fast ausweglos abhängig (80 und mehr)',
    en: 'E – dependent with hardly a way out (80 and more)',
  },
};

export const CRITICALITY_TEXTS: Record<Criticality, Bilingual> = {
  1: {
    de: 'Ausfall über zwei Wochen hinaus verkraftbar',
    en: 'An outage of more than two weeks is bearable',
  },
  2: { de: 'Ausfall bis zu zwei Wochen verkraftbar', en: 'An outage of up to two weeks is bearable' },
  3: { de: 'Ausfall bis zu drei Tagen verkraftbar', en: 'An outage of up to three days is bearable' },
  4: {
    de: 'Gesetzliche Pflichtaufgabe, oder Ausfall höchstens einen Tag verkraftbar',
    en: 'Statutory service, or an outage of at most one day is bearable',
  },
};

export const REACH_TEXTS: Record<Reach, Bilingual> = {
  1: { de: 'bis 10 % der Arbeitsplätze', en: 'up to 10 % of the workplaces' },
  2: { de: 'über 10 % bis 50 % der Arbeitsplätze', en: 'more than 10 % and up to 50 % of the workplaces' },
  3: { de: 'über 50 % der Arbeitsplätze', en: 'more than 50 % of the workplaces' },
};

export const GRADE_TEXTS: Record<EvidenceGrade, Bilingual> = {
  S: { de: 'Selbstauskunft', en: 'Self-stated' },
  B: { de: 'Beleg verknüpft', en: 'Document linked' },
  G: { de: 'von einer zweiten Kommune geprüft', en: 'Checked by a second municipality' },
};

/** The questions that belong to an application but to no variable. */
export const FACT_TEXTS: Record<'criticality' | 'reach' | 'owner', { name: Bilingual; question: Bilingual }> =
  {
    criticality: {
      name: { de: 'Kritikalität', en: 'Criticality' },
      question: {
        de: 'Wie lange darf die Anwendung höchstens ausfallen?',
        en: 'For how long may the application be down at most?',
      },
    },
    reach: {
      name: { de: 'Reichweite', en: 'Reach' },
      question: {
        de: 'An welchem Anteil der Arbeitsplätze wird die Anwendung genutzt?',
        en: 'At what share of the workplaces is the application used?',
      },
    },
    owner: {
      name: { de: 'Eigentümer', en: 'Owner' },
      question: {
        de: 'Wem gehört der Anbieter letztlich, und in welchem Land sitzt dieser Eigentümer?',
        en: 'Who ultimately owns the vendor, and in which country is that owner?',
      },
    },
  };
